using System.Collections.Immutable;
using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Policies;

/// <summary>What a policy's text says, and what is wrong with it, in the order of the text.</summary>
public sealed record ParsedPolicy(PolicyDocument Document, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>AWS would save it: no diagnostic is an error.</summary>
    public bool IsValid => !Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    public void Deconstruct(out PolicyDocument document, out ImmutableArray<Diagnostic> diagnostics)
    {
        document = Document;
        diagnostics = Diagnostics;
    }
}
