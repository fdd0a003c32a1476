using System.Collections.Immutable;
using System.Globalization;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;

namespace AwsRadar.Benchmarks.Calls;

/// <summary>
/// What a call costs beside AWS's own clients, all against one lab: the whole process of <c>call iam list-users</c> beside the
/// AWS CLI's, and the processor time of one call among many beside boto3's: by the library, which like boto3 prints nothing, and
/// by the program, which reads a line of input and prints one for each.
/// </summary>
internal static class CallsBenchmark
{
    private const int WarmUps = 2;
    private const int Runs = 15;
    private const string Boto3 = """
        import json, sys, boto3
        iam = boto3.client("iam")
        for _ in range(int(sys.argv[2])):
            for page in iam.get_paginator(sys.argv[1]).paginate() if iam.can_paginate(sys.argv[1]) else [getattr(iam, sys.argv[1])()]:
                pass
        """;

    /// <summary>A small answer, and a listing of 1,600 policies on 17 pages; how often each client makes them.</summary>
    private static readonly (string Operation, int OwnTimes, int PeerTimes)[] Operations =
    [
        ("get-account-summary", 3_000, 300),
        ("list-policies", 40, 10),
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

        var library = LibraryBenchmark.Run(environment);
        Print(Median(own), Median(peer), library, [.. Operations.Select(each => Compare(environment, program, each))]);
        return 0;
    }

    private static (string Operation, double Own, double Peer) Compare(
        ImmutableArray<KeyValuePair<string, string>> environment,
        string program,
        (string Operation, int OwnTimes, int PeerTimes) each
    ) =>
        (
            each.Operation,
            PerTime(each.OwnTimes, times => OwnCpu(environment, program, each.Operation, times)),
            PerTime(each.PeerTimes, times => PeerCpu(environment, each.Operation, times))
        );

    /// <summary>What one more time costs, without the start of the process.</summary>
    private static double PerTime(int times, Func<int, TimeSpan> cpu) =>
        (cpu(times + 1) - cpu(1)).TotalMicroseconds / times;

    private static TimeSpan OwnCpu(
        ImmutableArray<KeyValuePair<string, string>> environment,
        string program,
        string operation,
        int times
    )
    {
        var file = Path.GetTempFileName();
        File.WriteAllLines(file, Enumerable.Repeat("{}", times));
        var cpu = TimedProcess.Run(environment, program, "call", "iam", operation, "--cli-input-jsonl", file).Processor;
        File.Delete(file);
        return cpu;
    }

    private static TimeSpan PeerCpu(
        ImmutableArray<KeyValuePair<string, string>> environment,
        string operation,
        int times
    ) =>
        TimedProcess
            .Run(
                environment,
                "python3",
                "-c",
                Boto3,
                operation.Replace('-', '_'),
                times.ToString(CultureInfo.InvariantCulture)
            )
            .Processor;

    private static double Median(List<double> times) => times.Skip(WarmUps).Order().ElementAt(Runs / 2);

    private static void Print(
        double own,
        double peer,
        ImmutableArray<string> library,
        (string Operation, double Own, double Peer)[] calls
    )
    {
        var processor = calls.Select(each =>
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"operation":"iam {{each.Operation}}","awsRadarMicroseconds":{{each.Own:0}},"boto3Microseconds":{{each.Peer:0}},"ratio":{{each.Peer / each.Own:0.0}}}"""
            )
        );
        var process = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"runs":{{Runs}},"awsRadarMilliseconds":{{own:0.0}},"awsCliMilliseconds":{{peer:0.0}},"ratio":{{peer / own:0.0}}}"""
        );
        Console.WriteLine(
            $$"""{"suite":"calls","process":{{process}},"library":[{{string.Join(',', library)}}],"program":[{{string.Join(',', processor)}}]}"""
        );
    }
}
