using System.Collections.Frozen;

namespace AwsRadar.Core.Policies;

/// <summary>A condition operator taken apart: <c>ForAnyValue:StringNotLikeIfExists</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
internal readonly record struct ConditionOperator(
    ConditionFamily Family,
    Comparison Comparison,
    bool IsNegated,
    bool IfExists,
    SetOperator Set
)
{
    private const string IfExistsSuffix = "IfExists";

    private static readonly FrozenDictionary<string, ConditionOperator> ByName = new Dictionary<
        string,
        ConditionOperator
    >(StringComparer.Ordinal)
    {
        ["StringEquals"] = Of(ConditionFamily.String, Comparison.Equal),
        ["StringNotEquals"] = Not(ConditionFamily.String, Comparison.Equal),
        ["StringEqualsIgnoreCase"] = Of(ConditionFamily.String, Comparison.EqualIgnoringCase),
        ["StringNotEqualsIgnoreCase"] = Not(ConditionFamily.String, Comparison.EqualIgnoringCase),
        ["StringLike"] = Of(ConditionFamily.String, Comparison.Like),
        ["StringNotLike"] = Not(ConditionFamily.String, Comparison.Like),
        ["NumericEquals"] = Of(ConditionFamily.Numeric, Comparison.Equal),
        ["NumericNotEquals"] = Not(ConditionFamily.Numeric, Comparison.Equal),
        ["NumericLessThan"] = Of(ConditionFamily.Numeric, Comparison.Less),
        ["NumericLessThanEquals"] = Of(ConditionFamily.Numeric, Comparison.LessOrEqual),
        ["NumericGreaterThan"] = Of(ConditionFamily.Numeric, Comparison.Greater),
        ["NumericGreaterThanEquals"] = Of(ConditionFamily.Numeric, Comparison.GreaterOrEqual),
        ["DateEquals"] = Of(ConditionFamily.Date, Comparison.Equal),
        ["DateNotEquals"] = Not(ConditionFamily.Date, Comparison.Equal),
        ["DateLessThan"] = Of(ConditionFamily.Date, Comparison.Less),
        ["DateLessThanEquals"] = Of(ConditionFamily.Date, Comparison.LessOrEqual),
        ["DateGreaterThan"] = Of(ConditionFamily.Date, Comparison.Greater),
        ["DateGreaterThanEquals"] = Of(ConditionFamily.Date, Comparison.GreaterOrEqual),
        ["Bool"] = Of(ConditionFamily.Bool, Comparison.Equal),
        ["BinaryEquals"] = Of(ConditionFamily.Binary, Comparison.Equal),
        ["IpAddress"] = Of(ConditionFamily.IpAddress, Comparison.Like),
        ["NotIpAddress"] = Not(ConditionFamily.IpAddress, Comparison.Like),
        // ArnEquals and ArnLike behave alike, says AWS.
        ["ArnEquals"] = Of(ConditionFamily.Arn, Comparison.Like),
        ["ArnLike"] = Of(ConditionFamily.Arn, Comparison.Like),
        ["ArnNotEquals"] = Not(ConditionFamily.Arn, Comparison.Like),
        ["ArnNotLike"] = Not(ConditionFamily.Arn, Comparison.Like),
        ["Null"] = Of(ConditionFamily.Null, Comparison.Equal),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads an operator's name. <c>NullIfExists</c> is read too: the caller refuses it.</summary>
    public static bool TryParse(string text, out ConditionOperator result)
    {
        var (set, name) = text switch
        {
            _ when text.StartsWith("ForAllValues:", StringComparison.Ordinal) => (
                SetOperator.ForAllValues,
                text["ForAllValues:".Length..]
            ),
            _ when text.StartsWith("ForAnyValue:", StringComparison.Ordinal) => (
                SetOperator.ForAnyValue,
                text["ForAnyValue:".Length..]
            ),
            _ => (SetOperator.None, text),
        };
        var ifExists = name.EndsWith(IfExistsSuffix, StringComparison.Ordinal);
        var isKnown = ByName.TryGetValue(ifExists ? name[..^IfExistsSuffix.Length] : name, out var plain);
        result = plain with { IfExists = ifExists, Set = set };
        return isKnown;
    }

    private static ConditionOperator Of(ConditionFamily family, Comparison comparison) =>
        new(family, comparison, IsNegated: false, IfExists: false, SetOperator.None);

    private static ConditionOperator Not(ConditionFamily family, Comparison comparison) =>
        new(family, comparison, IsNegated: true, IfExists: false, SetOperator.None);
}

/// <summary>What kind of values an operator compares.</summary>
internal enum ConditionFamily
{
    String,
    Numeric,
    Date,
    Bool,
    Binary,
    IpAddress,
    Arn,
    Null,
}

internal enum Comparison
{
    Equal,
    EqualIgnoringCase,
    Like,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>How an operator treats a context key with several values.</summary>
internal enum SetOperator
{
    None,
    ForAllValues,
    ForAnyValue,
}
