using AwsRadar.Store;

namespace AwsRadar.Web.Model;

/// <summary>A snapshot of the store, in the page's history.</summary>
internal sealed record SnapshotModel(
    string Id,
    string Account,
    DateTimeOffset CompletedAt,
    int Users,
    int Groups,
    int Roles,
    int ManagedPolicies,
    int Gaps
)
{
    public static SnapshotModel From(SnapshotSummary summary) =>
        new(
            summary.Id,
            summary.Account.ToString(),
            summary.CompletedAt,
            summary.Users,
            summary.Groups,
            summary.Roles,
            summary.ManagedPolicies,
            summary.Gaps
        );
}
