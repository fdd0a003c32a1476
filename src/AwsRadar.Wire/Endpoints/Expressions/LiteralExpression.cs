namespace AwsRadar.Wire.Endpoints.Expressions;

/// <summary>A value that stands in the rules themselves.</summary>
internal sealed class LiteralExpression(RuleValue value) : RuleExpression
{
    public override RuleValue Evaluate(RuleScope scope) => value;
}
