using System.Collections.Frozen;
using System.Collections.Immutable;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Linting;

/// <summary>A statement beside the actions of the reference that it covers.</summary>
internal sealed class LintedStatement
{
    private readonly Lazy<FrozenSet<IamAction>> _actions;
    private readonly Lazy<ImmutableArray<LintedCondition>> _conditions;

    public LintedStatement(Statement statement)
    {
        Statement = statement;
        HasKnownActions =
            statement is { IsReadable: true, Action: { IsNot: false, Patterns.IsEmpty: false } }
            && statement.Action.Patterns.All(pattern =>
                !IsEveryAction(pattern) && ActionCatalog.Expand(pattern.Value).Any()
            );
        _actions = new(() =>
            statement
                .Action.Patterns.Where(pattern => !IsEveryAction(pattern))
                .SelectMany(pattern => ActionCatalog.Expand(pattern.Value))
                .ToFrozenSet<IamAction>(ReferenceEqualityComparer.Instance)
        );
        _conditions = new(() =>
            [
                .. statement.Conditions.SelectMany<Condition, LintedCondition>(condition =>
                    ConditionOperator.TryParse(condition.Operator.Value, out var parsed)
                        ? [new LintedCondition(this, condition, parsed)]
                        : []
                ),
            ]
        );
    }

    public Statement Statement { get; }

    /// <summary>
    /// The statement names its actions, and the reference knows every one: what they support can be told. False for
    /// <c>NotAction</c>, for <c>*</c>, and where an action is unknown.
    /// </summary>
    public bool HasKnownActions { get; }

    /// <summary>The actions that the named ones and their wildcards cover; none for <c>*</c>.</summary>
    public FrozenSet<IamAction> Actions => _actions.Value;

    /// <summary>Its conditions, where the operator is one that exists.</summary>
    public ImmutableArray<LintedCondition> Conditions => _conditions.Value;

    public bool IsAllow => Statement.Effect == Effect.Allow;

    public bool HasConditionOn(string key) => Conditions.Any(condition => condition.IsOn(key));

    /// <summary>How a message names the statement: <c>statement 2</c>, <c>`ReadBucket`</c>.</summary>
    public string Name =>
        string.IsNullOrEmpty(Statement.Sid) ? Translate($"statement {Statement.Index + 1}") : $"`{Statement.Sid}`";

    public Place Place =>
        new(
            Statement.Span,
            Statement.Path,
            string.IsNullOrEmpty(Statement.Sid) ? $"Statement {Statement.Index + 1}" : $"Statement `{Statement.Sid}`"
        );

    public static bool IsEveryAction(PolicyString pattern) => pattern.Value is "*" or "*:*";
}
