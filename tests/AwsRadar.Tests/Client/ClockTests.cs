using System.Globalization;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Wire.Protocols;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <summary>A clock that is off is corrected, and the person is told by how much.</summary>
public sealed class ClockTests
{
    private const string NoUsers =
        "<ListUsersResponse><ListUsersResult><Users/><IsTruncated>false</IsTruncated></ListUsersResult></ListUsersResponse>";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(7, "SignatureDoesNotMatch", "Your clock is 7 minutes behind AWS's: set it.")]
    [InlineData(-30, "RequestTimeTooSkewed", "Your clock is 30 minutes ahead of AWS's: set it.")]
    [InlineData(300, "InvalidSignatureException", "Your clock is 5 hours behind AWS's: set it.")]
    [InlineData(-60 * 24 * 365, "RequestExpired", "Your clock is 365 days ahead of AWS's: set it.")]
    public async Task A_request_that_AWS_refuses_for_its_time_is_signed_again_for_AWSs_time(
        int minutes,
        string code,
        string warning
    )
    {
        await using var endpoint = await StartAsync(TimeSpan.FromMinutes(minutes), code);
        var warnings = new List<string>();
        using var client = new AwsClient(endpoint.Options with { Warn = warnings.Add });

        var first = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);
        var second = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Equal((null, null), (first.Error, second.Error));
        Assert.Equal((2, 1), (first.Attempts, second.Attempts));
        Assert.Equal([warning], warnings);
    }

    [Fact]
    public async Task An_endpoint_that_refuses_every_time_is_not_asked_again_and_the_difference_is_told()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(
            (_, context) => RefuseAsync(context, "RequestTimeTooSkewed", DateTimeOffset.UtcNow.AddMinutes(-20))
        );
        using var client = new AwsClient(endpoint.Options with { MaxAttempts = 1 });

        var result = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Equal(CallErrorKind.ClockSkew, result.Error!.Kind);
        Assert.EndsWith(
            ". Your clock is 20 minutes ahead of AWS's: set it.",
            result.Error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(2, result.Attempts);
    }

    [Fact]
    public async Task A_wrong_secret_is_not_taken_for_a_wrong_clock()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(
            (_, context) => RefuseAsync(context, "SignatureDoesNotMatch", DateTimeOffset.UtcNow.AddMinutes(1))
        );
        using var client = new AwsClient(endpoint.Options with { Warn = Assert.Fail });

        var result = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Equal((CallErrorKind.InvalidCredentials, 1), (result.Error!.Kind, result.Attempts));
    }

    [Fact]
    public async Task The_time_of_an_answer_from_a_cache_is_not_AWSs_time()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(
            (_, context) =>
            {
                context.Response.Headers.Age = "86400";
                return RefuseAsync(context, "SignatureDoesNotMatch", DateTimeOffset.UtcNow.AddDays(-1));
            }
        );
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Equal((CallErrorKind.InvalidCredentials, 1), (result.Error!.Kind, result.Attempts));
    }

    /// <summary>Takes only requests that were signed within a minute of its own time.</summary>
    private static Task<AnsweringEndpoint> StartAsync(TimeSpan ahead, string code) =>
        AnsweringEndpoint.StartAsync(
            (request, context) =>
            {
                var now = DateTimeOffset.UtcNow + ahead;
                return (now - SignedAt(request)).Duration() < TimeSpan.FromMinutes(1)
                    ? AnsweringEndpoint.WriteAsync(context, AnsweringEndpoint.Xml(NoUsers))
                    : RefuseAsync(context, code, now);
            }
        );

    private static Task RefuseAsync(HttpContext context, string code, DateTimeOffset now)
    {
        context.Response.Headers.Date = now.ToString("r", CultureInfo.InvariantCulture);
        return AnsweringEndpoint.WriteAsync(
            context,
            AnsweringEndpoint.Error(code, "The signature is not of this time.", 403)
        );
    }

    private static DateTimeOffset SignedAt(WireRequest request) =>
        DateTimeOffset.ParseExact(
            request.Headers["X-Amz-Date"]!,
            "yyyyMMdd'T'HHmmss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal
        );
}
