using AwsRadar.Client;
using AwsRadar.Collector;
using AwsRadar.Core.Snapshots;
using AwsRadar.Lab;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Collector;

/// <summary>Scans of which AWS turns every other call away.</summary>
public sealed class ThrottledScanTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    /// <summary>Thousands of calls at full size.</summary>
    private static readonly int Seeds = Environment.GetEnvironmentVariable("AWS_RADAR_FULL_TESTS") is "1" ? 20 : 4;

    [Fact]
    public async Task Half_of_all_calls_throttled_at_random_changes_no_byte_and_costs_at_most_two_and_a_half_times_the_calls()
    {
        await ScanAsync((_, _) => null);
        var (expected, calls) = await ScanAsync((_, _) => null);

        var most = 0.0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var (snapshot, needed) = await ScanAsync(
                (_, _) =>
                {
                    lock (random)
                    {
                        return random.Next(2) == 0 ? Fault.Throttled : null;
                    }
                }
            );

            Assert.Equal(expected, snapshot);
            most = Math.Max(most, (double)needed / calls);
        }

        Assert.InRange(most, 1.2, 2.5);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{calls} calls without throttling; with it at most {most:0.00} times as many, over {Seeds} seeds."
        );
    }

    private async Task<(string Snapshot, int Calls)> ScanAsync(Func<string, int, Fault?> spoil)
    {
        await using var lab = await FaultyLab.StartAsync(fixture.Lab, spoil);
        using var client = new AwsClient(lab.Options with { MaxAttempts = null });
        var options = new ScanOptions
        {
            TimeProvider = new HurriedTime(),
            Plan = new ScanPlan { Depth = ScanDepth.Full },
        };
        var result = await Scan.RunAsync(client, options, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess, result.Error?.Message);
        Assert.Equal([], result.Snapshot.Coverage.Gaps.Select(gap => $"{gap.Operation} {gap.Outcome}"));
        return (SmallAccount.Json(result.Snapshot), lab.Forms.Count());
    }
}
