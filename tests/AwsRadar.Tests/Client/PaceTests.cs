using AwsRadar.Client;
using AwsRadar.Client.Pacing;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <summary>The pace of calls to a service that says when it is asked too often.</summary>
public sealed class PaceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_throttling_nobody_waits()
    {
        var time = new StandingTime();
        var pace = new CallPace(maxRate: null, time);

        for (var call = 0; call < 1_000; call++)
        {
            await pace.WaitAsync(Cancel);
            pace.Record(isThrottled: false);
        }

        Assert.Equal(TimeSpan.Zero, time.Waited);
        Assert.Null(pace.Rate);
    }

    [Fact]
    public async Task A_limit_of_the_caller_is_kept_after_one_seconds_worth()
    {
        var time = new StandingTime();
        var pace = new CallPace(maxRate: 5, time);

        for (var call = 0; call < 25; call++)
        {
            await pace.WaitAsync(Cancel);
        }

        Assert.Equal(4, time.Waited.TotalSeconds, precision: 2);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(40)]
    public async Task The_pace_settles_at_what_the_service_bears(double bearable)
    {
        var time = new StandingTime();
        var pace = new CallPace(maxRate: null, time);
        var service = new TokenBucket(bearable, 0);
        var (answered, throttled) = (0, 0);
        var start = time.GetTimestamp();

        while (time.GetElapsedTime(start) < TimeSpan.FromMinutes(2))
        {
            await pace.WaitAsync(Cancel);
            // A call takes ten milliseconds, and the service counts it.
            await Task.Delay(TimeSpan.FromMilliseconds(10), time, Cancel);
            var isThrottled = service.Take(time.GetElapsedTime(start).TotalSeconds) > 1;
            pace.Record(isThrottled);
            (answered, throttled) = isThrottled ? (answered, throttled + 1) : (answered + 1, throttled);
        }

        Assert.True(throttled < answered / 5, $"{throttled} calls of {answered + throttled} were throttled.");
        Assert.True(answered > bearable * 60, $"{answered} calls were answered in two minutes.");
    }

    [Fact]
    public async Task Calls_of_a_client_keep_its_limit_for_each_service()
    {
        var time = new StandingTime();
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ =>
            AnsweringEndpoint.Error("NoSuchEntity", "", 404)
        );
        using var client = new AwsClient(endpoint.Options with { MaxCallsPerSecond = 2, Time = time });

        for (var call = 0; call < 6; call++)
        {
            await client.CallAsync("iam", "GetUser", cancellationToken: Cancel);
        }

        Assert.Equal(2, time.Waited.TotalSeconds, precision: 2);
        await client.CallAsync("sts", "GetCallerIdentity", cancellationToken: Cancel);
        Assert.Equal(2, time.Waited.TotalSeconds, precision: 2);
    }

    [Theory]
    [InlineData(10, 7)]
    [InlineData(100, 70)]
    public void After_throttling_the_rate_falls_to_seven_tenths_and_grows_back_in_the_shape_of_CUBIC(
        double rate,
        double after
    )
    {
        var cubic = new CubicRate();

        Assert.Equal(after, cubic.AfterThrottling(rate, now: 100), precision: 6);
        Assert.Equal(after, cubic.AfterSuccess(now: 100), precision: 6);
        var back = 100 + Math.Cbrt(rate * 0.3 / 0.4);
        Assert.Equal(rate, cubic.AfterSuccess(back), precision: 6);
        Assert.True(cubic.AfterSuccess(back + 1) > rate);
    }
}
