using System.Collections.Immutable;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Usage;

namespace AwsRadar.Cli.Permissions.Unused;

/// <summary><c>permissions unused</c>.</summary>
internal static class UnusedListing
{
    public static Listing<UnusedRow> Create(ImmutableArray<UnusedRow> rows) =>
        new(
            rows,
            [
                new("IDENTITY", row => row.Identity),
                new("ALLOWED", row => $"{row.Allowed}"),
                new("USED", row => $"{row.Counts.Used}"),
                new("UNUSED", row => $"{row.Counts.Unused}"),
                new("UNKNOWN", row => $"{row.Counts.Unknown}"),
                new("SMALLER POLICY", Proposal),
                new("UNKNOWN BECAUSE", Reasons),
            ],
            PermissionsJsonContext.Default.UnusedRow
        )
        {
            WhenEmpty = UnusedWords.Nobody,
        };

    private static string Proposal(UnusedRow row) =>
        row.Proposed is not null ? Translate("yes")
        : row.Fault is { } fault ? Translate($"no: {fault}")
        : row.Counts.Unused > 0 ? Translate("none needed")
        : "-";

    private static string Reasons(UnusedRow row) =>
        row.Unknown.IsEmpty
            ? "-"
            : string.Join(
                "; ",
                row.Unknown.Select(each =>
                    Translate(UnusedWords.Reasons[Enum.Parse<ActionUsage>(each.Reason, ignoreCase: true)])
                )
            );
}
