namespace AwsRadar.Wire.Endpoints.Expressions;

/// <summary>What has a value in a <see cref="RuleScope"/>.</summary>
internal abstract class RuleExpression
{
    /// <summary>Null when the value is absent.</summary>
    public abstract RuleValue? Evaluate(RuleScope scope);
}
