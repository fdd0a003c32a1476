using System.Text;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <summary>Answers that are not AWS's never become an empty or partial result (rows C4 and C5 of the threat model).</summary>
public sealed class HostileEndpointTests
{
    private const string Start = "<ListUsersResponse><ListUsersResult>";
    private const string End = "</ListUsersResult></ListUsersResponse>";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Bodies =>
        new()
        {
            { "a captive portal's page", "<html><body><h1>Sign in to the Wi-Fi</h1></body></html>" },
            { "plain text", "upstream connect error" },
            { "nothing", "" },
            { "XML that ends early", Start + "<Users><member><UserName>anna</UserName>" },
            { "a document type", "<!DOCTYPE x [<!ENTITY e \"boo\">]>" + Start + "<Marker>&e;</Marker>" + End },
            { "no result", "<ListUsersResponse></ListUsersResponse>" },
            { "another operation's result", "<ListRolesResponse><ListRolesResult/></ListRolesResponse>" },
            { "text for a list", Start + "<Users>none</Users>" + End },
            { "a date that is none", Start + "<Users><member><CreateDate>soon</CreateDate></member></Users>" + End },
            { "a member twice", Start + "<Marker>a</Marker><Marker>b</Marker>" + End },
            { "a flag that is none", Start + "<IsTruncated>maybe</IsTruncated>" + End },
            { "deep nesting", Start + string.Concat(Enumerable.Repeat("<Users><member>", 40)) + End },
            { "unknown elements, endlessly deep", string.Concat(Enumerable.Repeat("<a>", 100_000)) },
            { "two documents", Start + "<Users/>" + End + Start + End },
            { "a wrong character set", "<?xml version=\"1.0\" encoding=\"klingon\"?>" + Start + End },
        };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_success_that_is_not_of_the_protocol_is_unreadable(string what, string body)
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => AnsweringEndpoint.Xml(body));
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.True(result.Error?.Kind is CallErrorKind.Unreadable, $"{what}: {result.Error} {result.Output}");
    }

    [Fact]
    public async Task An_error_with_status_200_is_an_error()
    {
        var error = AnsweringEndpoint.Error("AccessDenied", "no", 403);
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => error with { Status = 200 });
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Equal((CallErrorKind.Denied, "AccessDenied"), (result.Error!.Kind, result.Error.Code));
    }

    [Theory]
    [InlineData(503, CallErrorKind.Transient)]
    [InlineData(403, CallErrorKind.Other)]
    public async Task A_failure_with_a_page_instead_of_an_error_keeps_its_status(int status, CallErrorKind kind)
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ =>
            AnsweringEndpoint.Xml("<html>proxy</html>", status)
        );
        using var client = new AwsClient(endpoint.Options with { MaxAttempts = 1 });

        var result = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Equal((kind, status), (result.Error!.Kind, result.Error.HttpStatus));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = await AnsweringEndpoint.StartAsync(_ =>
            AnsweringEndpoint.Xml(Start + "<Users/>" + End)
        );
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => new WireResponse
        {
            Status = 307,
            Headers = new WireHeaders([new("Location", other.Url)]),
        });
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Equal(CallErrorKind.Unreadable, result.Error!.Kind);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        var chunk = Encoding.UTF8.GetBytes(new string(' ', 64 * 1024));
        await using var endpoint = await AnsweringEndpoint.StartAsync(
            async (_, context) =>
            {
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
                }
            }
        );
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Equal(CallErrorKind.Unreadable, result.Error!.Kind);
        Assert.Contains("larger than 32 MiB", result.Error.Message, StringComparison.Ordinal);
        Assert.Single(endpoint.Requests);
    }

    [Fact]
    public async Task An_answer_that_trickles_runs_into_the_time_limit()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(
            async (_, context) =>
            {
                await context.Response.Body.WriteAsync("<ListUsersResponse>"u8.ToArray(), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(Timeout.Infinite, context.RequestAborted)
                    .ContinueWith(_ => { }, TaskScheduler.Default);
            }
        );
        var options = endpoint.Options with { AttemptTimeout = TimeSpan.FromMilliseconds(200), MaxAttempts = 1 };
        using var client = new AwsClient(options);

        var result = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Equal(CallErrorKind.Unreachable, result.Error!.Kind);
        Assert.Contains("no complete answer within", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_breaks_off_is_not_an_end()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(
            async (_, context) =>
            {
                context.Response.ContentLength = 1_000;
                await context.Response.Body.WriteAsync("<ListUsersResponse/>"u8.ToArray(), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
            }
        );
        using var client = new AwsClient(endpoint.Options with { MaxAttempts = 1 });

        var result = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Equal(CallErrorKind.Unreachable, result.Error!.Kind);
    }
}
