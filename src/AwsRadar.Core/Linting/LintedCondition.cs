using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Linting;

/// <summary>A condition with its operator taken apart, in its statement.</summary>
internal sealed record LintedCondition(LintedStatement Statement, Condition Condition, ConditionOperator Operator)
{
    private const string GlobalPrefix = "aws";

    public string Key => Condition.Key.Value;

    public Place KeyPlace => new(Condition.Key.Span, Condition.Key.Path, "The condition key");

    public Place OperatorPlace => new(Condition.Operator.Span, Condition.Operator.Path, "The operator");

    /// <summary>What stands before the colon: <c>aws</c>, a service, or an identity provider; empty without a colon.</summary>
    public string Prefix => Key[..Math.Max(0, Key.IndexOf(':', StringComparison.Ordinal))];

    public bool IsGlobal => string.Equals(Prefix, GlobalPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the reference says about the key; null: it does not know it.</summary>
    public ConditionKey? Known => ConditionKeyLookup.Find(this);
}
