using System.Collections.Immutable;
using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Policies.Reading;

/// <summary>What the readers of one document share.</summary>
internal sealed class ReadingContext(PolicyType type, ImmutableArray<Diagnostic>.Builder diagnostics)
{
    public PolicyType Type { get; } = type;

    public PolicyLanguageVersion Version { get; set; }

    public void Report(Diagnostic diagnostic) => diagnostics.Add(diagnostic);
}
