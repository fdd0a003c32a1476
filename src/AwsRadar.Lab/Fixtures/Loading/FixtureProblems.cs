namespace AwsRadar.Lab.Fixtures.Loading;

/// <summary>What is wrong with fixtures. All of it is found before anything is said.</summary>
internal sealed class FixtureProblems(LabFixtures source)
{
    private const int MaxTold = 20;
    private readonly List<string> _problems = [];

    /// <param name="file">The path below the folder.</param>
    /// <param name="problem">The rest of a sentence, with its full stop.</param>
    public void Add(string file, string problem) => _problems.Add($"{file}: {problem}");

    /// <exception cref="LabStartException">There is a problem.</exception>
    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
        {
            throw Unusable(_problems);
        }
    }

    /// <summary>The fixtures as such cannot be had.</summary>
    public LabStartException Unusable(string problem, Exception? cause = null) => Unusable([problem], cause);

    private LabStartException Unusable(List<string> problems, Exception? cause = null)
    {
        var told = problems.Take(MaxTold).ToList();
        if (problems.Count > MaxTold)
        {
            told.Add($"{problems.Count - MaxTold} more problems are like these.");
        }

        var name = source is LabFixtures.FolderFixtures folder ? $"in `{folder.Path}`" : "of the sample";
        var message = problems is [var only]
            ? $"The fixtures {name} cannot be used: {only}"
            : $"The fixtures {name} cannot be used, for {problems.Count} reasons.";
        return new LabStartException(LabStartFailure.Fixtures, message, cause)
        {
            Problems = problems is [_] ? [] : [.. told],
        };
    }
}
