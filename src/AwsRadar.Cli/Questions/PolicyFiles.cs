using System.Collections.Immutable;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Cli.Questions;

/// <summary>Reads policies from files, and gathers what is wrong with them.</summary>
internal sealed class PolicyFiles
{
    private readonly List<(string File, Diagnostic Diagnostic)> _errors = [];

    /// <summary>What AWS would refuse, file by file.</summary>
    public IReadOnlyList<(string File, Diagnostic Diagnostic)> Errors => _errors;

    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not read a file.</exception>
    public ImmutableArray<NamedPolicy> Read(IEnumerable<string> files, PolicyType type) =>
        [.. files.Select(file => Read(file, type))];

    /// <inheritdoc cref="Read(IEnumerable{string}, PolicyType)"/>
    public NamedPolicy Read(string file, PolicyType type)
    {
        var parsed = PolicyParser.Parse(File.ReadAllBytes(file), type);
        _errors.AddRange(
            parsed
                .Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)
                .Select(diagnostic => (file, diagnostic))
        );
        return new NamedPolicy(Path.GetFileName(file), parsed.Document);
    }
}
