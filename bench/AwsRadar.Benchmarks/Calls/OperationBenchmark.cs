using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace AwsRadar.Benchmarks.Calls;

/// <summary>
/// The processor time of one call of an operation, all its pages: by <c>AwsRadar.Client</c> and by boto3 as programs use them, in
/// a warm process that calls in a loop and prints nothing; by <c>aws-radar call</c>, which reads a line of input and prints one;
/// and by .NET's HTTP client alone. The medians of runs in turns are compared.
/// </summary>
/// <param name="loopTimes">Calls by the library that are measured; before them three times as many, while .NET's compiler works on.</param>
internal sealed class OperationBenchmark(string operation, int loopTimes, int programTimes, int peerTimes)
{
    private const int Runs = 3;

    private const string Boto3 = """
        import sys, resource, boto3
        operation, times = sys.argv[1], int(sys.argv[2])
        iam = boto3.client("iam")
        def call(times):
            for _ in range(times):
                for page in iam.get_paginator(operation).paginate() if iam.can_paginate(operation) else [getattr(iam, operation)()]:
                    pass
        def used():
            usage = resource.getrusage(resource.RUSAGE_SELF)
            return usage.ru_utime + usage.ru_stime
        call(max(1, times // 10))
        before = used()
        call(times)
        print((used() - before) * 1e6 / times)
        """;

    /// <summary>What <c>aws-radar</c> itself sets, and any program that uses the library may: docs/client.md.</summary>
    private static readonly KeyValuePair<string, string> Inline = new(
        "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS",
        "1"
    );

    /// <summary>The figures as a JSON object; each ratio is boto3's time over that beside it.</summary>
    public string Run(ImmutableArray<KeyValuePair<string, string>> environment, string program)
    {
        ImmutableArray<KeyValuePair<string, string>> inline = [.. environment, Inline];
        var (peer, library, inlined, own) = (
            new List<double>(),
            new List<double>(),
            new List<double>(),
            new List<double>()
        );
        var http = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            // In turns, so that whatever else the machine does bears on all.
            peer.Add(Said(environment, "python3", ["-c", Boto3, operation.Replace('-', '_'), $"{peerTimes}"]));
            inlined.Add(Loop(inline, "loop"));
            own.Add(OfProgram(environment, program));
            http.Add(Loop(inline, "http"));
            library.Add(Loop(environment, "loop"));
        }

        var boto3 = Median(peer);
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"operation":"iam {{operation}}","boto3Microseconds":{{boto3:0}},"library":{{Beside(library)}},"libraryInline":{{Beside(inlined)}},"program":{{Beside(own)}},"firstPageByHttpClientAlone":{{Beside(http)}}}"""
        );

        string Beside(List<double> times) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"microseconds":{{Median(times):0}},"ratio":{{boto3 / Median(times):0.0}}}"""
            );
    }

    private double Loop(ImmutableArray<KeyValuePair<string, string>> environment, string kind) =>
        Said(environment, Environment.ProcessPath!, ["calls", kind, operation, $"{3 * loopTimes}", $"{loopTimes}"]);

    /// <summary>What one more line costs, without the start of the process.</summary>
    private double OfProgram(ImmutableArray<KeyValuePair<string, string>> environment, string program)
    {
        return (Cpu(programTimes + 1) - Cpu(1)).TotalMicroseconds / programTimes;

        TimeSpan Cpu(int lines)
        {
            var file = Path.GetTempFileName();
            File.WriteAllLines(file, Enumerable.Repeat("{}", lines));
            var run = TimedProcess.Run(environment, program, "call", "iam", operation, "--cli-input-jsonl", file);
            File.Delete(file);
            return run.Processor;
        }
    }

    /// <summary>The number that a process prints.</summary>
    private static double Said(
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
