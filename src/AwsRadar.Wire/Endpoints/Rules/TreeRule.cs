using System.Collections.Immutable;
using AwsRadar.Wire.Endpoints.Expressions;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Wire.Endpoints.Rules;

/// <summary>Rules below common conditions. Once these are met one of the rules must conclude: there is no way back.</summary>
/// <remarks>https://smithy.io/2.0/additional-specs/rules-engine/specification.html#tree-rule-object</remarks>
internal sealed class TreeRule(ImmutableArray<Condition> conditions, ImmutableArray<Rule> rules) : Rule(conditions)
{
    protected override WireResult<ResolvedEndpoint> Conclude(RuleScope scope)
    {
        foreach (var rule in rules)
        {
            if (rule.Evaluate(scope) is { } result)
            {
                return result;
            }
        }

        return WireError.Parameters("AWS's endpoint rules name no endpoint for these parameters and settings.");
    }
}
