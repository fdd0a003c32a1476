using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Tests.Differences;

/// <summary>Coverage ledgers for snapshots that a test makes.</summary>
internal static class Ledgers
{
    /// <summary>Every section read in full, but those that the given entries speak about.</summary>
    public static Coverage AllBut(params CoverageEntry[] entries) =>
        Of([
            .. Enum.GetValues<SnapshotSection>()
                .Where(section => !entries.Any(entry => entry.Sections.Contains(section)))
                .Select(section => Entry(section)),
            .. entries,
        ]);

    public static Coverage Of(params CoverageEntry[] entries) => new([.. entries]);

    public static CoverageEntry Entry(
        SnapshotSection section,
        CallOutcome outcome = CallOutcome.Ok,
        string? subject = null
    ) =>
        new()
        {
            Region = "global",
            Service = "iam",
            Operation = $"List{section}",
            Subject = subject,
            Outcome = outcome,
            Sections = [section],
            MissingPermission = outcome == CallOutcome.Denied ? $"iam:List{section}" : null,
        };
}
