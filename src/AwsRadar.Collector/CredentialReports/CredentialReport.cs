using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.CredentialReports;

/// <summary>IAM's credential report: a line for each user and one for the account root.</summary>
/// <param name="GeneratedAt">What happened later is not in it; IAM makes a new one at most every four hours.</param>
/// <param name="IsNew">Whether IAM had no report that was recent enough for it, and made this one for the scan.</param>
internal sealed record CredentialReport(
    ImmutableArray<CredentialReportRow> Rows,
    DateTimeOffset? GeneratedAt,
    bool IsNew = false
)
{
    /// <summary>Whether the report shows the account at some time after the scan began.</summary>
    /// <remarks>
    /// IAM tells the time in whole seconds, rounded down: a report of the second in which the scan began may be the older.
    /// </remarks>
    public bool IsAsOf(DateTimeOffset startedAt) => IsNew || GeneratedAt >= startedAt;
}
