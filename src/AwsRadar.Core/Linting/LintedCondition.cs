using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Linting;

/// <summary>A condition with its operator taken apart, in its statement.</summary>
internal sealed class LintedCondition(LintedStatement statement, Condition condition, ConditionOperator @operator)
{
    private const string GlobalPrefix = "aws";
    private readonly Lazy<ConditionKey?> _known = new(() => ConditionKeyLookup.Find(statement, condition.Key.Value));

    public LintedStatement Statement { get; } = statement;

    public Condition Condition { get; } = condition;

    public ConditionOperator Operator { get; } = @operator;

    public string Key => Condition.Key.Value;

    public Place KeyPlace => new(Condition.Key.Span, Condition.Key.Path, Translate("The condition key"));

    public Place OperatorPlace => new(Condition.Operator.Span, Condition.Operator.Path, Translate("The operator"));

    /// <summary>What stands before the colon: <c>aws</c>, a service, or an identity provider; empty without a colon.</summary>
    public string Prefix => ConditionKeyLookup.PrefixOf(Key);

    /// <summary>Whether it is about this key; one that ends in <c>/</c> stands for all keys that begin so.</summary>
    public bool IsOn(string key) =>
        key.EndsWith('/')
            ? Key.StartsWith(key, StringComparison.OrdinalIgnoreCase)
            : string.Equals(Key, key, StringComparison.OrdinalIgnoreCase);

    public bool IsGlobal => string.Equals(Prefix, GlobalPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Requests to any service may carry it; some such keys have the prefix of the service that made the session.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-role-session-properties</remarks>
    public bool IsOfEveryService =>
        IsGlobal || ActionCatalog.GlobalConditionKeys.Any(key => ConditionKeyLookup.IsMatch(key.Name, Key));

    /// <summary>It is false for a request that lacks the key.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists</remarks>
    public bool NeedsKey =>
        Operator
            is {
                IsNegated: false,
                IfExists: false,
                Set: not SetOperator.ForAllValues,
                Family: not ConditionFamily.Null
            };

    /// <summary>What the reference says about the key; null: it does not know it.</summary>
    public ConditionKey? Known => _known.Value;
}
