using AwsRadar.Core.Conditions;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0324: ranges of addresses whose address is not the first of the range.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress</remarks>
internal sealed class NetworkAddressRule : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy
            .Conditions.Where(condition => condition.Operator.Family == ConditionFamily.IpAddress)
            .SelectMany(condition => condition.Condition.Values)
            .Select(value => (value, network: IpAddressTest.NetworkOf(value.Value)))
            .Where(pair => pair.network is not null)
            .Select(pair =>
                ConditionUseDiagnostics.BitsBehindMask(
                    new Place(pair.value.Span, pair.value.Path, Translate("The value")),
                    pair.value.Value,
                    pair.network!
                )
            );
}
