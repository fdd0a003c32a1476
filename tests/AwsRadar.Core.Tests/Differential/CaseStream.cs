using System.Collections.Concurrent;
using CsCheck;
using Xunit;

namespace AwsRadar.Core.Tests.Differential;

/// <summary>Runs a check over generated values: always the same ones, shared out over the cores.</summary>
internal static class CaseStream
{
    private const int ShardSize = 2_000;

    /// <summary>Set to 1 for the long runs.</summary>
    public static bool IsFull => Environment.GetEnvironmentVariable("AWS_RADAR_FULL_TESTS") is "1";

    /// <summary>Fails with the check's first complaints, if it has any.</summary>
    public static void Check<T>(Gen<T> gen, int count, Func<T, string?> check)
    {
        const int Enough = 5;
        var complaints = new ConcurrentQueue<string>();
        var shards = (count + ShardSize - 1) / ShardSize;
        Parallel.For(
            0,
            shards,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            shard =>
            {
                // The stream makes the shards differ, the fixed seed makes every run the same.
                var random = new PCG((uint)shard, 2026);
                for (var i = 0; i < Math.Min(ShardSize, count - (shard * ShardSize)); i++)
                {
                    if (complaints.Count < Enough && check(gen.Generate(random, null, out _)) is { } complaint)
                    {
                        complaints.Enqueue(complaint);
                    }
                }
            }
        );
        Assert.True(complaints.IsEmpty, string.Join("\n\n", complaints));
    }
}
