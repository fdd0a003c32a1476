using AwsRadar.Core.Conditions;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0311: private addresses as <c>aws:SourceIp</c>, which is always a public one.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip</remarks>
internal sealed class PrivateAddressRule : ILintRule
{
    /// <summary>RFC 1918, RFC 4193, loopback and link-local.</summary>
    private static readonly IpAddressTest[] PrivateRanges =
    [
        new("10.0.0.0/8"),
        new("172.16.0.0/12"),
        new("192.168.0.0/16"),
        new("127.0.0.0/8"),
        new("169.254.0.0/16"),
        new("fc00::/7"),
        new("::1/128"),
    ];

    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy
            .Conditions.Where(condition =>
                condition.Operator.Family == ConditionFamily.IpAddress
                && string.Equals(condition.Key, "aws:SourceIp", StringComparison.OrdinalIgnoreCase)
            )
            .SelectMany(condition => condition.Condition.Values)
            .Where(value => Array.Exists(PrivateRanges, range => range.Covers(value.Value)))
            .Select(value =>
                ReferenceDiagnostics.PrivateAddress(
                    new Place(value.Span, value.Path, Translate("The value")),
                    value.Value
                )
            );
}
