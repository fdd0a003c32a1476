using Xunit;

namespace AwsRadar.Tests.Collector.Resources;

/// <summary>How many cells of a fault matrix were seen, by fault.</summary>
internal sealed class FaultTally
{
    private const int MaxShown = 40;

    private readonly SortedDictionary<Fault, int> _cells = [];
    private readonly SortedSet<string> _problems = new(StringComparer.Ordinal);
    private int _notReached;

    public void Hold(bool isSo, string problem)
    {
        if (!isSo)
        {
            _problems.Add(problem);
        }
    }

    public void Add(Fault fault, bool isReached)
    {
        _cells[fault] = _cells.GetValueOrDefault(fault) + (isReached ? 1 : 0);
        _notReached += isReached ? 0 : 1;
    }

    public void Print(string what) =>
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{what}: {_cells.Values.Sum()} cells ended as they went ({string.Join(", ", _cells.Select(cell => $"{cell.Key} {cell.Value}"))}); {_notReached} had no resource to ask about."
        );

    public void HoldsEvery(IEnumerable<Fault> faults)
    {
        Assert.True(_problems.Count == 0, $"{_problems.Count}\n{string.Join('\n', _problems.Take(MaxShown))}");
        Assert.All(faults, fault => Assert.True(_cells.GetValueOrDefault(fault) > 0, $"{fault} was never seen."));
    }
}
