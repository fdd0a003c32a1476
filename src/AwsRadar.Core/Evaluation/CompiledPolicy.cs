using System.Collections.Immutable;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Evaluation;

/// <summary>A policy document prepared for many evaluations.</summary>
internal sealed class CompiledPolicy(PolicyDocument document)
{
    public ImmutableArray<CompiledStatement> Statements { get; } =
    [.. document.Statements.Select(statement => new CompiledStatement(statement, document.Version))];
}
