using System.Diagnostics;
using System.Text;
using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;
using AwsRadar.Core.Tests.Fuzzing;

namespace AwsRadar.Benchmarks.Mutations;

/// <summary>
/// How long the worst of 10,000 damaged policy documents takes to read and to evaluate, and how much memory it asks for.
/// That none throws is held by a test.
/// </summary>
internal static class MutationBenchmark
{
    private const int Documents = 10_000;

    /// <summary>The least of a few times is the document's own: the machine adds to the others.</summary>
    private const int Repetitions = 3;

    private static readonly RequestContext Request = new()
    {
        Principal = RequestPrincipal.Parse("arn:aws:iam::111122223333:user/alice"),
        Action = "s3:GetObject",
        Resource = "arn:aws:s3:::amzn-s3-demo-bucket/reports/2026.csv",
        ResourceAccount = AccountId.Parse("111122223333"),
        Context = new ContextKeys([KeyValuePair.Create("aws:username", (ContextValue)"alice")]),
    };

    public static int Run()
    {
        var seeds = ManagedPolicyCatalog
            .Policies.Select(policy => Encoding.UTF8.GetBytes(policy.ReadDocument()))
            .ToArray();
        var times = new List<double>(Documents);
        var worstBytes = 0L;
        for (var number = 0; number < Documents; number++)
        {
            var other = seeds[(number * 31 + 7) % seeds.Length];
            var document = Mutation.Of(seeds[number % seeds.Length], other, number);
            var before = GC.GetAllocatedBytesForCurrentThread();
            ReadAndAsk(document);
            worstBytes = Math.Max(worstBytes, GC.GetAllocatedBytesForCurrentThread() - before);
            times.Add(Enumerable.Range(0, Repetitions).Min(_ => Time(document)));
        }

        times.Sort();
        var figures = new MutationFigures(Documents, times[Documents / 2], times[^1], worstBytes);
        Console.WriteLine(JsonSerializer.Serialize(figures, MutationJsonContext.Default.MutationFigures));
        return 0;
    }

    private static double Time(byte[] document)
    {
        var start = Stopwatch.GetTimestamp();
        ReadAndAsk(document);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void ReadAndAsk(byte[] document)
    {
        var policy = new NamedPolicy("mutated", PolicyParser.Parse(document, PolicyType.Identity).Document);
        PolicyEvaluator.Evaluate(Request, new PolicySet { Identity = [policy] });
    }
}
