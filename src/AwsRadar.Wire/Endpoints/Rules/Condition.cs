using AwsRadar.Wire.Endpoints.Expressions;

namespace AwsRadar.Wire.Endpoints.Rules;

/// <summary>A call that must give a value other than false, and the variable that keeps it, if any.</summary>
internal sealed record Condition(RuleExpression Call, int? AssignedSlot)
{
    public bool IsMet(RuleScope scope)
    {
        var value = Call.Evaluate(scope);
        if (AssignedSlot is { } slot)
        {
            scope[slot] = value;
        }

        return RuleValue.IsMet(value);
    }
}
