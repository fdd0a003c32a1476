using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Listings;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Questions;

/// <summary>Those who are in no answer about everybody, because the scan could not read who there is.</summary>
internal static class UnreadPrincipals
{
    private static readonly SnapshotSection[] Asked = [SnapshotSection.Users, SnapshotSection.Roles];

    /// <summary>Says which they are, beside data too: a program would take them for nobody.</summary>
    /// <returns>False: everybody was read.</returns>
    public static bool Say(CommandContext context, Snapshot snapshot)
    {
        var unread = Asked.Where(section => !snapshot.Coverage.IsKnown(section)).ToList();
        foreach (var section in unread)
        {
            var reason = EmptyReason.For(snapshot, section, SectionText.Of(section));
            context.Warn(Translate($"{reason} Who was not read is in no answer."));
        }

        return unread.Count > 0;
    }
}
