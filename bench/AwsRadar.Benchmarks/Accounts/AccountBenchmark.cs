using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using AwsRadar.Collector.Files;
using AwsRadar.Core.Access;
using AwsRadar.Core.Access.Compiled;
using AwsRadar.Core.Evaluation;

namespace AwsRadar.Benchmarks.Accounts;

/// <summary>How fast a compiled account answers: on one thread, by the processor time of the whole process.</summary>
internal static class AccountBenchmark
{
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(3);

    public static int Generate(string directory)
    {
        Directory.CreateDirectory(directory);
        AccountGenerator.Write(Path.Combine(directory, "account.json"));
        RequestGenerator.Write(Path.Combine(directory, "requests.jsonl"));
        return 0;
    }

    public static int Run(string accountPath, string requestPath)
    {
        var file = AccountAuthorizationFile.Read(accountPath);
        if (!file.IsSuccess)
        {
            Console.Error.WriteLine(file.Error);
            return 1;
        }

        var lines = File.ReadAllLines(requestPath).Select(Encoding.UTF8.GetBytes).ToArray();
        var start = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var account = CompiledAccount.Compile(file.Snapshot);
        var compile = clock.Elapsed;
        var compileProcessor = Environment.CpuUsage.TotalTime - start;

        var reader = new RequestReader(file.Snapshot.Account);
        var requests = lines.Select(line => reader.Read(line)).ToArray();
        var interned = Intern(account, requests);
        var compact = Measure(() => EvaluateAll(account, interned), interned.Length);
        var text = Measure(() => AnswerAll(account, reader, lines), lines.Length);
        Write(
            new AccountFigures
            {
                Requests = requests.Length,
                Disagreements = requests.Length - CountAgreements(account, interned),
                CompileMilliseconds = compile.TotalMilliseconds,
                CompileProcessorMilliseconds = compileProcessor.TotalMilliseconds,
                EvaluationsPerSecond = compact.PerSecond,
                BytesPerEvaluation = compact.Bytes,
                JsonToJsonPerSecond = text.PerSecond,
                JsonToJsonBytes = text.Bytes,
                Decisions = Decisions(account, interned),
            }
        );
        return 0;
    }

    private static InternedRequest[] Intern(CompiledAccount account, RequestContext[] requests) =>
        Array.ConvertAll(
            requests,
            request =>
                account.TryIntern(request, out var interned)
                    ? interned
                    : throw new InvalidDataException($"`{request.Principal}` is not a user or role of the account.")
        );

    private static int EvaluateAll(CompiledAccount account, InternedRequest[] requests)
    {
        var allowed = 0;
        foreach (ref readonly var request in requests.AsSpan())
        {
            allowed += account.Evaluate(request).Decision == Decision.Allowed ? 1 : 0;
        }

        return allowed;
    }

    /// <summary>From the text of each request to the text of its answer.</summary>
    private static int AnswerAll(CompiledAccount account, RequestReader reader, byte[][] lines)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        var bytes = 0;
        foreach (var line in lines)
        {
            account.TryIntern(reader.Read(line), out var request);
            var result = account.Evaluate(request);
            output.ResetWrittenCount();
            json.Reset();
            json.WriteStartObject();
            json.WriteString("decision"u8, Name(result.Decision));
            if (result.Statement is { } statement)
            {
                var address = account.Describe(statement);
                json.WriteString("policy"u8, address.Policy);
                json.WriteNumber("statement"u8, address.Index);
            }

            json.WriteEndObject();
            json.Flush();
            bytes += output.WrittenCount;
        }

        return bytes;
    }

    private static string Name(Decision decision) =>
        decision switch
        {
            Decision.Allowed => "allowed",
            Decision.ImplicitlyDenied => "implicitlyDenied",
            Decision.ExplicitlyDenied => "explicitlyDenied",
            _ => "unknown",
        };

    /// <summary>Warm, over and over for some seconds.</summary>
    private static (double PerSecond, double Bytes) Measure(Func<int> run, int count)
    {
        var warmUp = Stopwatch.StartNew();
        while (warmUp.Elapsed < Measured)
        {
            run();
        }

        var rounds = 0;
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Environment.CpuUsage.TotalTime;
        TimeSpan used;
        do
        {
            run();
            rounds++;
            used = Environment.CpuUsage.TotalTime - start;
        } while (used < Measured);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - bytes;
        return (rounds * (double)count / used.TotalSeconds, allocated / ((double)rounds * count));
    }

    private static int CountAgreements(CompiledAccount account, InternedRequest[] requests) =>
        requests.Count(request =>
        {
            var full = CompiledAccount.Explain(request);
            var compact = account.Evaluate(request);
            return full.Decision == compact.Decision && full.DecidedBy == compact.DecidedBy;
        });

    private static Dictionary<string, int> Decisions(CompiledAccount account, InternedRequest[] requests) =>
        requests
            .GroupBy(request => Name(account.Evaluate(request).Decision), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    private static void Write(AccountFigures figures) =>
        Console.WriteLine(JsonSerializer.Serialize(figures, AccountJsonContext.Default.AccountFigures));
}
