using System.Collections.Immutable;
using AwsRadar.Wire.Endpoints.Expressions;
using AwsRadar.Wire.Endpoints.Parameters;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Wire.Endpoints.Rules;

/// <summary>A compiled rule set. The first so many variables are the parameters, in their order.</summary>
internal sealed record RuleSet(ImmutableArray<RuleParameter> Parameters, ImmutableArray<Rule> Rules, int Variables)
{
    /// <param name="find">The value of a parameter as the caller knows it; null leaves it to the default.</param>
    public WireResult<ResolvedEndpoint> Evaluate(Func<RuleParameter, RuleValue?> find)
    {
        var scope = new RuleScope(Variables);
        for (var slot = 0; slot < Parameters.Length; slot++)
        {
            scope[slot] = find(Parameters[slot]) ?? Parameters[slot].Default;
            if (scope[slot] is null && Parameters[slot].IsRequired)
            {
                return WireError.Parameters($"The endpoint depends on `{Parameters[slot].Name}`, which is not set.");
            }
        }

        foreach (var rule in Rules)
        {
            if (rule.Evaluate(scope) is { } result)
            {
                return result;
            }
        }

        return WireError.Parameters("AWS's endpoint rules name no endpoint for these parameters and settings.");
    }
}
