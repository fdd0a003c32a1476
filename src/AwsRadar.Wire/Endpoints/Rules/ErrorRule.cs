using System.Collections.Immutable;
using AwsRadar.Wire.Endpoints.Expressions;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Wire.Endpoints.Rules;

/// <summary>There is no endpoint, and the rules say why.</summary>
internal sealed class ErrorRule(ImmutableArray<Condition> conditions, RuleExpression error) : Rule(conditions)
{
    protected override WireResult<ResolvedEndpoint> Conclude(RuleScope scope) =>
        WireError.Parameters($"{error.Evaluate(scope)}".TrimEnd('.') + ".");
}
