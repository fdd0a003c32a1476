namespace AwsRadar.Wire.Endpoints.Expressions;

/// <summary><c>{"fn": "getAttr", "argv": [{"ref": "arn"}, "resourceId[0]"]}</c>, and <c>arn#resourceId[0]</c> in a template.</summary>
internal sealed class AttributeExpression(RuleExpression value, AttributePath path) : RuleExpression
{
    public override RuleValue? Evaluate(RuleScope scope) => path.Find(value.Evaluate(scope));
}
