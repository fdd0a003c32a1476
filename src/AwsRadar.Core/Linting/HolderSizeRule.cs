using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0119: the policy is longer than what holds it takes, unless AWS has raised the quota. White space counts in sessions and organizations alone.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html and
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
/// </remarks>
internal sealed class HolderSizeRule : ILintRule
{
    private const int MaxManaged = 6_144;
    private const int MaxTrust = 2_048;
    private const int MaxSession = 2_048;
    private const int MaxServiceControl = 5_120;

    public IEnumerable<Diagnostic> Check(LintedPolicy policy)
    {
        var withoutSpace = policy.Text.Count(character => !char.IsWhiteSpace(character));
        var (length, max, quota) = policy.Document.Type switch
        {
            PolicyType.Identity => (
                withoutSpace,
                MaxManaged,
                "a managed policy takes 6,144; all inline policies together take 2,048 on a user, 5,120 on a group, 10,240 on a role"
            ),
            PolicyType.PermissionsBoundary => (withoutSpace, MaxManaged, "a managed policy takes 6,144"),
            PolicyType.Trust => (withoutSpace, MaxTrust, "a role trust policy takes 2,048 unless the quota was raised"),
            PolicyType.Session => (policy.Text.Length, MaxSession, "a session policy takes 2,048"),
            PolicyType.ServiceControl => (
                policy.Text.Length,
                MaxServiceControl,
                "a service control policy takes 5,120"
            ),
            _ => (0, int.MaxValue, ""),
        };
        return length > max
            ?
            [
                GrammarDiagnostics.LongerThanHolderTakes(
                    new Place(policy.Document.Span, "", "The policy"),
                    length,
                    quota
                ),
            ]
            : [];
    }
}
