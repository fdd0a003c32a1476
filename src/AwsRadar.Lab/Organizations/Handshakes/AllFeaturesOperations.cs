using System.Collections.Immutable;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Handshakes;

/// <summary>
/// From consolidated billing to all features: the management account asks, every account that was invited approves, and the
/// management account accepts what it asked for.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_support-all-features.html</remarks>
internal static class AllFeaturesOperations
{
    private const int DaysOpen = 90;

    public static ImmutableArray<Operation> All { get; } =
    [
        OrganizationsOperation.Create(
            "EnableAllFeatures",
            OrganizationCallers.Management,
            OrganizationTargets.Everything,
            Enable
        ),
    ];

    /// <summary>The organization after one account approved: the last one opens the way for the management account.</summary>
    public static Organization Approve(Organization organization, Handshake approval)
    {
        var isLast = organization.Handshakes.Values.All(other =>
            !approval.ParentId!.Equals(other.ParentId, StringComparison.Ordinal) || other.State is "ACCEPTED"
        );
        return isLast && organization.Handshakes.GetValueOrDefault(approval.ParentId!) is { } parent
            ? organization.With(parent with { State = "OPEN" })
            : organization;
    }

    private static OperationResult Enable(OperationCall call, Organization organization)
    {
        if (organization.HasAllFeatures)
        {
            return OrganizationErrors.HandshakeConstraint(
                "ORGANIZATION_ALREADY_HAS_ALL_FEATURES",
                "The handshake request is invalid because the organization has already enabled all features."
            );
        }

        var isPending = organization.Handshakes.Values.Any(other =>
            other.Action is Handshake.EnableAllFeatures && other.StateAt(call.Now) is "REQUESTED" or "OPEN"
        );
        if (isPending)
        {
            return OrganizationErrors.HandshakeConstraint(
                "ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION",
                "The handshake request is invalid because the organization has already started the process to enable all features."
            );
        }

        var invited = organization
            .Accounts.Values.Where(account => !account.IsCreated && !organization.IsManagement(account.Id))
            .ToList();
        var handshake = Create(call, Handshake.EnableAllFeatures) with
        {
            State = invited.Count == 0 ? "OPEN" : "REQUESTED",
        };
        var changed = invited.Aggregate(
            organization.With(handshake),
            (state, account) =>
                state.With(
                    Create(call, Handshake.ApproveAllFeatures) with
                    {
                        Party = account.Id.ToString(),
                        Account = account.Id,
                        ParentId = handshake.Id,
                    }
                )
        );
        return call.Lab.With(changed).Answer(HandshakeJson.Output(changed, handshake, call.Now));
    }

    private static Handshake Create(OperationCall call, string action) =>
        new()
        {
            Id = OrganizationId.Handshake(),
            Action = action,
            State = "OPEN",
            RequestedAt = call.Now,
            ExpiresAt = call.Now.AddDays(DaysOpen),
        };
}
