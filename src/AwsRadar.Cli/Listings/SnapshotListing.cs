using System.Globalization;
using AwsRadar.Cli.Output;
using AwsRadar.Store;

namespace AwsRadar.Cli.Listings;

/// <summary><c>show snapshots</c>.</summary>
internal static class SnapshotListing
{
    public static Listing<SnapshotSummary> Create(IReadOnlyList<SnapshotSummary> summaries) =>
        new(
            [.. summaries],
            [
                new("SNAPSHOT", summary => summary.Id),
                new("ACCOUNT", summary => summary.Account.ToString()),
                new("FROM", summary => OutcomeText.Of(summary.Source)),
                new(
                    "TIME",
                    summary =>
                        summary.CompletedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)
                ),
                new("BY", summary => summary.Caller?.Resource.ToString() ?? Cell.None),
                new("USERS", summary => $"{summary.Users}"),
                new("GROUPS", summary => $"{summary.Groups}"),
                new("ROLES", summary => $"{summary.Roles}"),
                new("POLICIES", summary => $"{summary.ManagedPolicies}"),
                new("UNKNOWN", summary => summary.Gaps == 0 ? Cell.None : Counted.Calls(summary.Gaps)),
                new("LATEST", summary => summary.IsLatest ? Translate("yes") : Cell.None),
            ],
            SummaryJsonContext.Default.SnapshotSummary
        )
        {
            WhenEmpty = Translate("The store holds no snapshot."),
        };
}
