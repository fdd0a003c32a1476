using AwsRadar.Cli.Output;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary><c>show policies</c>.</summary>
internal static class PolicyListing
{
    public static Listing<ManagedPolicy> Create(Snapshot snapshot) =>
        new(
            snapshot.ManagedPolicies,
            [
                new("POLICY", policy => policy.Name),
                new("KEPT BY", policy => policy.IsAwsManaged ? "AWS" : Translate("customer")),
                new("ATTACHED TO", policy => $"{policy.AttachmentCount}"),
                new(
                    "BOUNDARY OF",
                    policy =>
                        policy.PermissionsBoundaryUsageCount == 0
                            ? Cell.None
                            : $"{policy.PermissionsBoundaryUsageCount}"
                ),
                new("VERSION", policy => policy.DefaultVersionId),
                new("UPDATED", policy => Cell.Date(policy.UpdatedAt)),
            ],
            SnapshotJsonContext.Default.ManagedPolicy
        )
        {
            WhenEmpty = EmptyReason.For(snapshot, SnapshotSection.ManagedPolicies, Translate("managed policies")),
        };
}
