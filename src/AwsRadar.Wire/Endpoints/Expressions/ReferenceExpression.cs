namespace AwsRadar.Wire.Endpoints.Expressions;

/// <summary><c>{"ref": "Region"}</c>: the value of a variable.</summary>
internal sealed class ReferenceExpression(int slot) : RuleExpression
{
    public override RuleValue? Evaluate(RuleScope scope) => scope[slot];
}
