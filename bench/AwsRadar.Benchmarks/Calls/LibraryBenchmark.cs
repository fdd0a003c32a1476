using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace AwsRadar.Benchmarks.Calls;

/// <summary>
/// The processor time of one call by <c>AwsRadar.Client</c> beside one by boto3, as programs use them: a warm process that calls in
/// a loop, reads every page and prints nothing. Each client says its own time; the medians of runs in turns are compared.
/// </summary>
internal static class LibraryBenchmark
{
    private const int Runs = 5;

    /// <summary>What <c>aws-radar</c> itself sets, and any program that uses the library may: docs/client.md.</summary>
    private static readonly KeyValuePair<string, string> Inline = new(
        "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS",
        "1"
    );

    private const string Boto3 = """
        import sys, resource, boto3
        operation, warm_ups, times = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
        iam = boto3.client("iam")
        def call(times):
            for _ in range(times):
                for page in iam.get_paginator(operation).paginate() if iam.can_paginate(operation) else [getattr(iam, operation)()]:
                    pass
        def used():
            usage = resource.getrusage(resource.RUSAGE_SELF)
            return usage.ru_utime + usage.ru_stime
        call(warm_ups)
        before = used()
        call(times)
        print((used() - before) * 1e6 / times)
        """;

    /// <summary>How often each client calls before it is measured and while it is: the compiler of .NET works on for some seconds.</summary>
    private static readonly (
        string Operation,
        int OwnWarmUps,
        int OwnTimes,
        int PeerWarmUps,
        int PeerTimes
    )[] Operations =
    [
        ("get-account-summary", 8_000, 4_000, 50, 300),
        ("list-users", 4_000, 2_000, 20, 100),
        ("list-policies", 300, 100, 1, 5),
    ];

    /// <summary>A JSON object for each operation.</summary>
    public static ImmutableArray<string> Run(ImmutableArray<KeyValuePair<string, string>> environment) =>
        [.. Operations.Select(each => Run(environment, each))];

    private static string Run(
        ImmutableArray<KeyValuePair<string, string>> environment,
        (string Operation, int OwnWarmUps, int OwnTimes, int PeerWarmUps, int PeerTimes) each
    )
    {
        var (own, inline, peer) = (new List<double>(), new List<double>(), new List<double>());
        string[] loop = ["calls", "loop", each.Operation, $"{each.OwnWarmUps}", $"{each.OwnTimes}"];
        for (var run = 0; run < Runs; run++)
        {
            // In turns, so that whatever else the machine does bears on all.
            own.Add(Measure(environment, Environment.ProcessPath!, loop));
            inline.Add(Measure([.. environment, Inline], Environment.ProcessPath!, loop));
            var name = each.Operation.Replace('-', '_');
            peer.Add(Measure(environment, "python3", ["-c", Boto3, name, $"{each.PeerWarmUps}", $"{each.PeerTimes}"]));
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"operation":"iam {{each.Operation}}","runs":{{Runs}},"awsRadarMicroseconds":{{Median(own):0.0}},"inlineMicroseconds":{{Median(inline):0.0}},"boto3Microseconds":{{Median(peer):0.0}},"ratio":{{Median(peer) / Median(own):0.0}},"inlineRatio":{{Median(peer) / Median(inline):0.0}}}"""
        );
    }

    private static double Measure(
        ImmutableArray<KeyValuePair<string, string>> environment,
        string program,
        string[] arguments
    )
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? double.Parse(said, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"{program} ended with exit code {process.ExitCode}.");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
