using AwsRadar.Tests.Client;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Cli.Calling;

/// <summary>A listing whose third page fails is not taken for a whole one.</summary>
public sealed class PageFailureTests
{
    [Theory]
    [InlineData("json")]
    [InlineData("text")]
    [InlineData("table")]
    [InlineData("csv")]
    public async Task Nothing_of_a_listing_that_broke_off_is_printed(string format)
    {
        var result = await ListUsersAsync(format);

        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Contains("Page 3 of `iam list-users` failed", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_JSON_that_went_out_already_are_called_incomplete()
    {
        var result = await ListUsersAsync("jsonl");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(2, result.Out.Trim().Split('\n').Length);
        Assert.Contains("what was read before it is not everything", result.Error, StringComparison.Ordinal);
    }

    private static async Task<CliResult> ListUsersAsync(string format)
    {
        var pages = new Queue<WireResponse>([
            Page("one"),
            Page("two"),
            AnsweringEndpoint.Error("InvalidInput", "no", 400),
        ]);
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => pages.Dequeue());
        using var cli = new CliProcess()
            .With("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
            .With("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

        return await cli.RunAsync("call", "iam", "list-users", "--endpoint-url", endpoint.Url, "--output", format);
    }

    private static WireResponse Page(string user) =>
        AnsweringEndpoint.Xml(
            $"""
            <ListUsersResponse><ListUsersResult>
              <Users><member><UserName>{user}</UserName></member></Users>
              <IsTruncated>true</IsTruncated><Marker>after {user}</Marker>
            </ListUsersResult></ListUsersResponse>
            """
        );
}
