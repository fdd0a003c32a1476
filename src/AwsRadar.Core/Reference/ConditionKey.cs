namespace AwsRadar.Core.Reference;

/// <summary>A key that requests carry and that conditions of policies test.</summary>
/// <param name="Name">Such as <c>iam:PassedToService</c>; a variable part reads <c>aws:RequestTag/${TagKey}</c>.</param>
/// <param name="IsMultivalued">Whether a request may carry several values, so that a condition needs <c>ForAnyValue</c> or <c>ForAllValues</c>.</param>
public sealed record ConditionKey(string Name, ConditionKeyType Type, bool IsMultivalued);

/// <summary>The type of a key's values; it decides which condition operators fit.</summary>
public enum ConditionKeyType
{
    String,
    Arn,
    Bool,
    Numeric,
    Date,
    IpAddress,
}
