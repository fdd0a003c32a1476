using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AwsRadar.Benchmarks.Files;
using AwsRadar.Collector.Files;
using AwsRadar.Core.Differences;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Benchmarks.Differences;

/// <summary>
/// The comparison of two snapshots of 16,800 entities, of which one in a hundred has changed, beside a stated work: writing both
/// as JSON, which touches each of their values once.
/// </summary>
internal static class DiffBenchmark
{
    private const int Users = 5_000;
    private const int Roles = 10_000;

    /// <summary>One in so many users and roles differs.</summary>
    private const int EveryNth = 100;

    private const int Runs = 7;

    public static int Run()
    {
        var before = Read();
        var after = Change(before);
        var differences = 0;
        var compare = Median(() => differences = SnapshotComparison.Of(before, after).Differences.Length);
        var same = Median(() => SnapshotComparison.Of(before, before with { Id = "0" }));
        var write = Median(() =>
        {
            JsonSerializer.SerializeToUtf8Bytes(before, SnapshotJsonContext.Default.Snapshot);
            JsonSerializer.SerializeToUtf8Bytes(after, SnapshotJsonContext.Default.Snapshot);
        });
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                {
                  "entities": {{before.Users.Length
                    + before.Groups.Length
                    + before.Roles.Length
                    + before.ManagedPolicies.Length}}, "differences": {{differences}}, "runs": {{Runs}},
                  "diffMilliseconds": {{compare.TotalMilliseconds:F1}}, "diffOfEqualMilliseconds": {{same.TotalMilliseconds:F1}},
                  "writeBothAsJsonMilliseconds": {{write.TotalMilliseconds:F1}},
                  "diffPerWrite": {{compare / write:F2}}
                }
                """
            )
        );
        return 0;
    }

    private static Snapshot Read()
    {
        var folder = Directory.CreateTempSubdirectory("aws-radar-bench-").FullName;
        try
        {
            var path = Path.Combine(folder, "account.json");
            AuthorizationDetailsGenerator.Write(path, Users, Roles);
            return AccountAuthorizationFile.Read(path).Snapshot
                ?? throw new InvalidOperationException("What the generator wrote is not read.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Users lose their groups, roles get another policy, and one of each is gone.</summary>
    private static Snapshot Change(Snapshot snapshot) =>
        snapshot with
        {
            Id = "1",
            Users =
            [
                .. snapshot.Users.Skip(1).Select((user, i) => i % EveryNth == 0 ? user with { GroupNames = [] } : user),
            ],
            Roles =
            [
                .. snapshot
                    .Roles.Skip(1)
                    .Select(
                        (role, i) =>
                            i % EveryNth == 0
                                ? role with
                                {
                                    InlinePolicies =
                                    [
                                        new InlinePolicy(
                                            "inline",
                                            new PolicyText(
                                                """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}"""
                                            )
                                        ),
                                    ],
                                }
                                : role
                    ),
            ],
        };

    private static TimeSpan Median(Action work)
    {
        var times = new TimeSpan[Runs];
        for (var run = 0; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            times[run] = Stopwatch.GetElapsedTime(start);
        }

        Array.Sort(times);
        return times[Runs / 2];
    }
}
