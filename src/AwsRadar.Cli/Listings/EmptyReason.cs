using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary>Why a list is empty: there is none, it was not asked for, or it could not be read.</summary>
internal static class EmptyReason
{
    public static string For(Snapshot snapshot, SnapshotSection section, string what)
    {
        if (snapshot.Coverage.IsKnown(section))
        {
            return Translate($"This account has no {what}.");
        }

        var gap = snapshot.Coverage.Gaps.FirstOrDefault(entry => entry.Sections.Contains(section));
        return gap switch
        {
            null => Translate($"Unknown: {what} were not collected in this snapshot."),
            { MissingPermission: { } permission } => Translate(
                $"Unknown: {what} could not be read; the scan lacked {permission}."
            ),
            _ => Translate(
                $"Unknown: {what} could not be read ({gap.Service}:{gap.Operation} {OutcomeText.Of(gap.Outcome)})."
            ),
        };
    }
}
