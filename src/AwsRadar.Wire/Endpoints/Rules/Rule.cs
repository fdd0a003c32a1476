using System.Collections.Immutable;
using AwsRadar.Wire.Endpoints.Expressions;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Wire.Endpoints.Rules;

/// <summary>Conditions, and what follows when all of them are met.</summary>
internal abstract class Rule(ImmutableArray<Condition> conditions)
{
    /// <summary>Null when a condition is not met: the next rule is asked.</summary>
    public WireResult<ResolvedEndpoint>? Evaluate(RuleScope scope)
    {
        foreach (var condition in conditions)
        {
            if (!condition.IsMet(scope))
            {
                Forget(scope);
                return null;
            }
        }

        return Conclude(scope);
    }

    protected abstract WireResult<ResolvedEndpoint> Conclude(RuleScope scope);

    /// <summary>What a rule assigns is not seen by the rules after it.</summary>
    private void Forget(RuleScope scope)
    {
        foreach (var condition in conditions)
        {
            if (condition.AssignedSlot is { } slot)
            {
                scope[slot] = null;
            }
        }
    }
}
