using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Denials;

/// <summary>Finds what a denial needs. An Allow is never the answer where none can help.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html</remarks>
public static class DenialExplainer
{
    public static DenialExplanation Explain(Denial denial)
    {
        ArgumentNullException.ThrowIfNull(denial);
        var target = GrantTarget.Of(denial.Principal);
        return new DenialExplanation(
            denial,
            RemedyOf(denial, target),
            target,
            [.. denial.Actions.SelectMany(action => DeniedResource.Missing(action, denial))]
        );
    }

    private static DenialRemedy RemedyOf(Denial denial, GrantTarget? target) =>
        denial switch
        {
            { IsExplicit: true } => DenialRemedy.ChangeDeny,
            { DecidedBy: PolicyType.Resource } => DenialRemedy.ChangeResourcePolicy,
            { DecidedBy: PolicyType.Trust } => DenialRemedy.ChangeTrustPolicy,
            { DecidedBy: PolicyType.PermissionsBoundary } => DenialRemedy.ChangePermissionsBoundary,
            { DecidedBy: PolicyType.Session } => DenialRemedy.ChangeSessionPolicy,
            { DecidedBy: PolicyType.ServiceControl } => DenialRemedy.ChangeServiceControlPolicy,
            { DecidedBy: PolicyType.ResourceControl } => DenialRemedy.ChangeResourceControlPolicy,
            { DecidedBy: PolicyType.VpcEndpoint } => DenialRemedy.ChangeVpcEndpointPolicy,
            _ when !CanHavePolicies(denial.Principal, target) => DenialRemedy.ChangeWhoKeepsIdentity,
            _ => DenialRemedy.AllowForIdentity,
        };

    /// <summary>Somebody of whom nothing is known may well be an ordinary user.</summary>
    private static bool CanHavePolicies(string? principal, GrantTarget? target) =>
        target is { Kind: GrantTargetKind.User or GrantTargetKind.Role }
        || (
            target is null
            && (principal is null || RequestPrincipal.Parse(principal).Form is PrincipalForm.Unrecognized)
        );
}
