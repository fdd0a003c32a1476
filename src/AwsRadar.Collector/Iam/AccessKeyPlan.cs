using System.Collections.Immutable;
using AwsRadar.Collector.CredentialReports;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Iam;

/// <summary>Whose access keys are asked for, and what stays unknown all the same.</summary>
/// <param name="UserNames">Those that have a key, and those of whom that is not known.</param>
/// <param name="Gap">Why keys may exist that nobody is asked about, in a sentence; null if none can.</param>
internal sealed record AccessKeyPlan(ImmutableArray<string> UserNames, string? Gap)
{
    /// <summary>Up to so many users a report from before the scan is not relied on: asking everybody costs little.</summary>
    private const int SmallAccount = 100;

    private const string RootAccount = "<root_account>";

    public static AccessKeyPlan Make(AuthorizationDetails details, CredentialReport? report, DateTimeOffset startedAt)
    {
        var names = details.Users.Select(user => user.Name);
        if (report is null)
        {
            return new AccessKeyPlan([.. names], details.IsWhole ? null : Translatable("Not all users are known."));
        }

        var rows = report.Rows.Where(row => row.UserName is not RootAccount).ToArray();
        ImmutableArray<string> everybody =
        [
            .. names
                .Union(rows.Select(row => row.UserName), StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.OrdinalIgnoreCase),
        ];
        if (report.IsAsOf(startedAt))
        {
            return new AccessKeyPlan(WithKeys(everybody, rows), Gap: null);
        }

        return everybody.Length <= SmallAccount && details.IsWhole
            ? new AccessKeyPlan(everybody, Gap: null)
            : new AccessKeyPlan(
                WithKeys(everybody, rows),
                Translatable(
                    $"The credential report is of {report.GeneratedAt:u}: keys made since then by users who had none are not listed."
                )
            );
    }

    /// <summary>The users that have a key by the report, and those that the report does not know.</summary>
    private static ImmutableArray<string> WithKeys(ImmutableArray<string> everybody, CredentialReportRow[] rows)
    {
        var withoutKeys = rows.Where(row => row.AccessKeys.IsEmpty)
            .Select(row => row.UserName)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. everybody.Where(name => !withoutKeys.Contains(name))];
    }
}
