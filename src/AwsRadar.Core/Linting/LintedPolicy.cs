using System.Collections.Immutable;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>What the rules look at: the document, its text, and each statement beside what the reference knows of it.</summary>
internal sealed class LintedPolicy(PolicyDocument document, string text)
{
    public PolicyDocument Document { get; } = document;

    public string Text { get; } = text;

    public ImmutableArray<LintedStatement> Statements { get; } =
    [.. document.Statements.Select(statement => new LintedStatement(statement))];

    /// <summary>Every condition with its statement, where the operator is one that exists.</summary>
    public IEnumerable<LintedCondition> Conditions => Statements.SelectMany(statement => statement.Conditions);
}
