using System.Text;
using AwsRadar.Core.Tests.Differential;
using Xunit;

namespace AwsRadar.Core.Tests.Fuzzing;

/// <summary>The fuzz targets over their seeds and a fixed set of mutations of them; <c>tests/fuzz</c> goes on from there.</summary>
public sealed class FuzzTargetTests
{
    private static readonly int MutationsPerTarget = CaseStream.IsFull ? 100_000 : 10_000;

    public static TheoryData<string> Targets => [.. FuzzTarget.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void What_a_fuzz_target_asks_holds_for_its_seeds_and_what_is_made_of_them(string name)
    {
        var target = FuzzTarget.All.Single(one => string.Equals(one.Name, name, StringComparison.Ordinal));
        var seeds = target.Seeds.Select(Encoding.UTF8.GetBytes).ToArray();

        foreach (var seed in seeds)
        {
            target.Run(seed);
        }

        for (var i = 0; i < MutationsPerTarget; i++)
        {
            target.Run(Mutation.Of(seeds[i % seeds.Length], seeds[(i * 7) % seeds.Length], i));
        }
    }
}
