using AwsRadar.Cli.CommandLine;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary>The line under a table that says how old and how complete the truth is.</summary>
internal static class SnapshotNote
{
    public static void Say(CommandContext context, Snapshot snapshot)
    {
        // Programs that read JSON or CSV find it in `show coverage`; a person should not have to ask.
        if (!context.Host.IsErrorTerminal)
        {
            return;
        }

        var gaps = snapshot.Coverage.Gaps.Count();
        var state =
            gaps == 0
                ? Translate("complete")
                : Translate(
                    $"{gaps} of {snapshot.Coverage.Entries.Length} calls unanswered: aws-radar show coverage --gaps"
                );
        context.Say();
        context.Say(
            Translate(
                $"account {snapshot.Account} · snapshot of {snapshot.CompletedAt.ToLocalTime():yyyy-MM-dd HH:mm} ({snapshot.Id[..Math.Min(8, snapshot.Id.Length)]}) · {state}"
            )
        );
    }
}
