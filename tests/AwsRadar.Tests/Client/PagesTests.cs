using System.Text;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <summary>Row C3 of the threat model: what a listing is, and what only looks like one.</summary>
public sealed class PagesTests
{
    [Fact]
    public async Task Pages_follow_the_flag_and_the_marker_alone()
    {
        string[] pages = [Page("anna", "m1"), Page("", "m2"), Page("bob", null)];

        var (results, requests) = await ReadAsync(pages);

        Assert.All(results, page => Assert.Null(page.Error));
        Assert.Equal(3, results.Count);
        Assert.Equal(
            [
                "Action=ListUsers&Version=2010-05-08",
                "Action=ListUsers&Version=2010-05-08&Marker=m1",
                "Action=ListUsers&Version=2010-05-08&Marker=m2",
            ],
            requests
        );
    }

    [Fact]
    public async Task More_pages_without_a_marker_are_incomplete()
    {
        var (results, _) = await ReadAsync([Page("anna", "")]);

        Assert.Equal(2, results.Count);
        Assert.Equal(CallErrorKind.Incomplete, results[1].Error!.Kind);
    }

    [Fact]
    public async Task A_marker_that_comes_again_is_incomplete_and_not_a_loop()
    {
        var (results, requests) = await ReadAsync([Page("anna", "m1"), Page("bob", "m2"), Page("anna", "m1")]);

        Assert.Equal(4, results.Count);
        Assert.Equal(CallErrorKind.Incomplete, results[3].Error!.Kind);
        Assert.Equal(3, requests.Count);
    }

    [Fact]
    public async Task A_page_that_fails_is_the_last()
    {
        var (results, _) = await ReadAsync([Page("anna", "m1"), "<html/>"]);

        Assert.Equal(2, results.Count);
        Assert.True(results[0].IsSuccess);
        Assert.Equal(CallErrorKind.Unreadable, results[1].Error!.Kind);
    }

    [Fact]
    public async Task An_operation_without_pages_has_one()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ =>
            AnsweringEndpoint.Xml("<GetUserResponse><GetUserResult/></GetUserResponse>")
        );
        using var client = new AwsClient(endpoint.Options);

        var pages = await client
            .PagesAsync("iam", "GetUser", cancellationToken: TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.True(Assert.Single(pages).IsSuccess);
    }

    private static string Page(string user, string? marker)
    {
        var members = user.Length == 0 ? "" : $"<member><UserName>{user}</UserName></member>";
        var more = marker is null ? "<IsTruncated>false</IsTruncated>" : "<IsTruncated>true</IsTruncated>";
        var token = string.IsNullOrEmpty(marker) ? "" : $"<Marker>{marker}</Marker>";
        return $"<ListUsersResponse><ListUsersResult><Users>{members}</Users>{more}{token}</ListUsersResult></ListUsersResponse>";
    }

    private static async Task<(List<CallResult> Results, List<string> Requests)> ReadAsync(string[] pages)
    {
        var answers = new Queue<WireResponse>(pages.Select(page => AnsweringEndpoint.Xml(page)));
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => answers.Dequeue());
        using var client = new AwsClient(endpoint.Options with { MaxAttempts = 1 });

        var results = await client
            .PagesAsync("iam", "ListUsers", cancellationToken: TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        return (results, [.. endpoint.Requests.Select(request => Encoding.UTF8.GetString(request.Body.Span))]);
    }
}
