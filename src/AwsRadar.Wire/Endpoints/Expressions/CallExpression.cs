using System.Collections.Immutable;
using AwsRadar.Wire.Endpoints.Functions;

namespace AwsRadar.Wire.Endpoints.Expressions;

/// <summary><c>{"fn": "parseURL", "argv": [...]}</c></summary>
internal sealed class CallExpression(RuleFunction function, ImmutableArray<RuleExpression> arguments) : RuleExpression
{
    public override RuleValue? Evaluate(RuleScope scope)
    {
        var values = new RuleValue?[arguments.Length];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = arguments[index].Evaluate(scope);
        }

        return function.Call(values);
    }
}
