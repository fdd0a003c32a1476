using System.Collections.Immutable;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0803: statements of which another one says everything.</summary>
internal sealed class RedundantStatementRule : ILintRule
{
    /// <summary>Every pair is compared, so that more statements than a policy of AWS's length has are left alone.</summary>
    private const int MaxStatements = 500;

    public IEnumerable<Diagnostic> Check(LintedPolicy policy)
    {
        if (policy.Statements.Length > MaxStatements)
        {
            yield break;
        }

        foreach (var narrow in policy.Statements)
        {
            var wide = policy.Statements.FirstOrDefault(other => IsRedundant(narrow.Statement, other.Statement));
            if (wide is not null)
            {
                yield return RedundancyDiagnostics.Statement(narrow.Place, wide.Name);
            }
        }
    }

    /// <summary>Of two statements that say the same, the second is redundant.</summary>
    private static bool IsRedundant(Statement narrow, Statement wide) =>
        narrow.Index != wide.Index && Covers(wide, narrow) && (wide.Index < narrow.Index || !Covers(narrow, wide));

    private static bool Covers(Statement wide, Statement narrow) =>
        wide.IsReadable
        && narrow.IsReadable
        && wide.Effect == narrow.Effect
        && !wide.Action.IsNot
        && !narrow.Action.IsNot
        && wide.Resource is not { IsNot: true }
        && narrow.Resource is not { IsNot: true }
        && ConditionsOf(wide).SetEquals(ConditionsOf(narrow))
        && PrincipalsOf(wide).SetEquals(PrincipalsOf(narrow))
        && All(
            wide.Action.Patterns,
            narrow.Action.Patterns,
            StringComparison.OrdinalIgnoreCase,
            RedundantActionRule.Covers
        )
        && All(PatternsOf(wide), PatternsOf(narrow), StringComparison.Ordinal, RedundantResourceRule.Covers);

    private static bool All(
        ImmutableArray<PolicyString> wide,
        ImmutableArray<PolicyString> narrow,
        StringComparison comparison,
        Func<string, string, bool> covers
    ) =>
        narrow.All(one =>
            wide.Any(other => string.Equals(one.Value, other.Value, comparison) || covers(other.Value, one.Value))
        );

    private static ImmutableArray<PolicyString> PatternsOf(Statement statement) => statement.Resource?.Patterns ?? [];

    private static HashSet<string> ConditionsOf(Statement statement) =>
        statement
            .Conditions.Select(one =>
                $"{one.Operator.Value}\n{one.Key.Value}\n{string.Join('\n', one.Values.Select(value => value.Value).Order(StringComparer.Ordinal))}"
            )
            .ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> PrincipalsOf(Statement statement) =>
        (statement.Principal?.Principals ?? [])
            .Select(one => $"{statement.Principal!.IsNot}\n{one.Kind}\n{one.Value.Value}")
            .ToHashSet(StringComparer.Ordinal);
}
