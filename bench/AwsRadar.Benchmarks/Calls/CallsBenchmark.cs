using System.Globalization;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;

namespace AwsRadar.Benchmarks.Calls;

/// <summary>
/// What a call costs beside AWS's own clients, all against one lab: the whole process of <c>call iam list-users</c> beside the
/// AWS CLI's, and the processor time of one call among many beside boto3's.
/// </summary>
internal static class CallsBenchmark
{
    private const int WarmUps = 1;
    private const int Runs = 7;

    /// <summary>A small answer, one page of users, and a listing of 1,600 policies on 17 pages.</summary>
    private static readonly OperationBenchmark[] Operations =
    [
        new("get-account-summary", loopTimes: 2_500, programTimes: 3_000, peerTimes: 200),
        new("list-users", loopTimes: 1_500, programTimes: 1_500, peerTimes: 100),
        new("list-policies", loopTimes: 50, programTimes: 40, peerTimes: 3),
    ];

    public static async Task<int> RunAsync(string program)
    {
        await using var lab = await LabServer.StartAsync(new LabOptions { Account = LabAccount.Sample });
        var environment = lab.EnvironmentVariablesFor(lab.RootCredentials);
        var (own, peer) = (new List<double>(), new List<double>());
        for (var run = 0; run < WarmUps + Runs; run++)
        {
            // In turns, so that whatever else the machine does bears on both.
            own.Add(TimedProcess.Run(environment, program, "call", "iam", "list-users").Elapsed.TotalMilliseconds);
            peer.Add(TimedProcess.Run(environment, "aws", "iam", "list-users").Elapsed.TotalMilliseconds);
        }

        var process = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"runs":{{Runs}},"awsRadarMilliseconds":{{Median(own):0.0}},"awsCliMilliseconds":{{Median(peer):0.0}},"ratio":{{Median(peer) / Median(own):0.0}}}"""
        );
        var calls = Operations.Select(operation => operation.Run(environment, program));
        Console.WriteLine($$"""{"suite":"calls","process":{{process}},"calls":[{{string.Join(',', calls)}}]}""");
        return 0;
    }

    private static double Median(List<double> times) => times.Skip(WarmUps).Order().ElementAt(Runs / 2);
}
