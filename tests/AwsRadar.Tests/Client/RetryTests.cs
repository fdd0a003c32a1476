using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Retries;
using AwsRadar.Tests.Collector;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <summary>Calls that fail for a moment are tried again as the AWS SDKs do in their standard mode.</summary>
public sealed class RetryTests
{
    private const string NoUsers =
        "<ListUsersResponse><ListUsersResult><Users/><IsTruncated>false</IsTruncated></ListUsersResult></ListUsersResponse>";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Throttling_that_ends_costs_only_time()
    {
        await using var endpoint = await StartAsync(failures: 2, "Throttling", 400);
        var time = new HurriedTime();
        using var client = new AwsClient(endpoint.Options with { Time = time });

        var result = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Null(result.Error);
        Assert.Equal(3, result.Attempts);
        Assert.Empty(endpoint.SignatureErrors);
        Assert.Equal(
            ["attempt=1; max=3", "attempt=2; max=3", "attempt=3; max=3"],
            endpoint.Requests.Select(request => request.Headers["amz-sdk-request"])
        );
        Assert.Single(endpoint.Requests.Select(request => request.Headers["amz-sdk-invocation-id"]).Distinct());
    }

    [Theory]
    [InlineData("2", "standard", null, 2)]
    [InlineData(null, "legacy", null, 5)]
    [InlineData(null, "adaptive", null, 3)]
    [InlineData("2", null, 4, 4)]
    public async Task How_often_is_the_callers_then_the_environments_choice(
        string? variable,
        string? mode,
        int? option,
        int attempts
    )
    {
        await using var endpoint = await StartAsync(failures: int.MaxValue, "ServiceUnavailable", 503);
        var options = With(endpoint.Options, ("AWS_MAX_ATTEMPTS", variable), ("AWS_RETRY_MODE", mode));
        using var client = new AwsClient(options with { MaxAttempts = option, Time = new HurriedTime() });

        var result = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Equal((CallErrorKind.Transient, attempts), (result.Error!.Kind, result.Attempts));
        Assert.Equal(attempts, endpoint.Requests.Count);
    }

    [Fact]
    public async Task A_profile_says_how_often()
    {
        await using var endpoint = await StartAsync(failures: int.MaxValue, "ServiceUnavailable", 503);
        using var folder = new SharedFolder();
        folder.With("config", "[default]\nmax_attempts = 6\nregion = us-east-1\n");
        var options = folder.Options with
        {
            EndpointUrl = endpoint.Url,
            Credentials = AnsweringEndpoint.Key,
            Time = new HurriedTime(),
        };
        using var client = new AwsClient(options);

        Assert.Equal(6, (await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel)).Attempts);
    }

    [Theory]
    [InlineData(
        "AWS_MAX_ATTEMPTS",
        "none",
        "`none` (`AWS_MAX_ATTEMPTS`) is not a number of attempts: it must be 1 or more."
    )]
    [InlineData("AWS_MAX_ATTEMPTS", "0", "`0` (`AWS_MAX_ATTEMPTS`) is not a number of attempts: it must be 1 or more.")]
    [InlineData("AWS_RETRY_MODE", "2", "`2` (`AWS_RETRY_MODE`) is not a retry mode: use standard, adaptive or legacy.")]
    public async Task A_setting_that_is_none_is_named_before_anything_is_sent(string name, string value, string message)
    {
        await using var endpoint = await StartAsync(failures: 0, "", 0);
        using var client = new AwsClient(With(endpoint.Options, (name, value)));

        var result = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Equal((CallErrorKind.UnreadableConfiguration, message), (result.Error!.Kind, result.Error.Message));
        Assert.Empty(endpoint.Requests);
    }

    [Fact]
    public async Task A_service_that_stays_down_is_soon_asked_only_once_a_call()
    {
        await using var endpoint = await StartAsync(failures: int.MaxValue, "ServiceUnavailable", 503);
        using var client = new AwsClient(endpoint.Options with { MaxAttempts = 11, Time = new HurriedTime() });

        var attempts = new List<int>();
        for (var call = 0; call < 5; call++)
        {
            attempts.Add((await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel)).Attempts);
        }

        // 500 tokens are 35 retries of 14: three calls' ten, five more, then none.
        Assert.Equal([11, 11, 11, 6, 1], attempts);
    }

    [Theory]
    [InlineData("3000", 3, 3.1)]
    [InlineData("60000", 5, 5.1)]
    [InlineData("soon", 0, 0.1)]
    public async Task A_service_may_say_how_long_to_wait_within_five_seconds(string header, double from, double to)
    {
        var error = AnsweringEndpoint.Error("ServiceUnavailable", "", 503);
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ =>
            error with
            {
                Headers = error.Headers.With(Backoff.RetryAfterHeader, header),
            }
        );
        var time = new HurriedTime();
        using var client = new AwsClient(endpoint.Options with { MaxAttempts = 2, Time = time });

        await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.InRange(time.Waited.TotalSeconds, from, to);
    }

    [Theory]
    [InlineData("iam", "Transient", 1, 0.05)]
    [InlineData("iam", "Transient", 3, 0.2)]
    [InlineData("dynamodb", "Transient", 1, 0.025)]
    [InlineData("iam", "Throttling", 1, 1)]
    [InlineData("iam", "Throttling", 5, 16)]
    [InlineData("iam", "Throttling", 6, 20)]
    [InlineData("iam", "Throttling", 2000, 20)]
    [InlineData("iam", "Clock", 1, 0)]
    public void The_longest_wait_doubles_up_to_twenty_seconds(string service, string reason, int retry, double seconds)
    {
        var longest = new Backoff(service, () => 1).Wait(Enum.Parse<RetryReason>(reason), retry, retryAfter: null);
        var shortest = new Backoff(service, () => 0).Wait(Enum.Parse<RetryReason>(reason), retry, retryAfter: null);

        Assert.Equal((seconds, 0), (longest.TotalSeconds, shortest.TotalSeconds));
    }

    [Fact]
    public async Task Waiting_for_a_retry_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var time = new StoppedTime();
        await using var endpoint = await StartAsync(failures: int.MaxValue, "Throttling", 400);
        using var client = new AwsClient(endpoint.Options with { Time = time });

        var call = client.CallAsync("iam", "ListUsers", cancellationToken: cancel.Token);
        await time.IsAwaited;
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(endpoint.Requests);
    }

    private static Task<AnsweringEndpoint> StartAsync(int failures, string code, int status)
    {
        var left = failures;
        return AnsweringEndpoint.StartAsync(_ =>
            left-- > 0 ? AnsweringEndpoint.Error(code, "Rate exceeded", status) : AnsweringEndpoint.Xml(NoUsers)
        );
    }

    private static AwsClientOptions With(AwsClientOptions options, params (string Name, string? Value)[] variables) =>
        options with
        {
            EnvironmentVariables = options
                .EnvironmentVariables!.Concat(
                    variables
                        .Where(variable => variable.Value is not null)
                        .Select(variable => KeyValuePair.Create(variable.Name, variable.Value!))
                )
                .ToDictionary(StringComparer.Ordinal),
        };
}
