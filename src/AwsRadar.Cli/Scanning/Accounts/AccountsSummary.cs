using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Scanning.Accounts;

/// <summary>What a scan of many accounts brought: a line for each, and how to go on with those that are not whole.</summary>
internal static class AccountsSummary
{
    /// <param name="goOn">The command that goes on with it; null: all is done.</param>
    /// <param name="all">How many accounts were meant, those that an earlier part of the run had done among them.</param>
    public static void Say(
        CommandContext context,
        int all,
        ScanAccount[] asked,
        AccountOutcome[] outcomes,
        TimeSpan elapsed,
        string? goOn
    )
    {
        var stored = all - asked.Length + outcomes.Count(outcome => outcome.Snapshot is not null);
        var calls = outcomes.Sum(outcome => outcome.Statistics?.Calls ?? 0);
        var throttled = outcomes.Sum(outcome => outcome.Statistics?.Throttled ?? 0);
        context.Say(
            Translate($"{stored} of {all} accounts in {ScanProgressLine.Time(elapsed)} · {Counted.Calls(calls)}")
                + (throttled > 0 ? Translate($" · {throttled} throttled") : "")
                + Translate($" · in {context.StorePath}")
        );
        var byAccount = outcomes.ToDictionary(outcome => outcome.Account.Id);
        var width = asked.Select(account => account.Name.Length).DefaultIfEmpty().Max();
        foreach (var account in asked)
        {
            var told = byAccount.TryGetValue(account.Id, out var outcome) ? Text(outcome) : Translate("not finished");
            context.Say(TerminalText.Escape($" {account.Id}  {account.Name.PadRight(width)}  {told}"));
        }

        if (goOn is not null)
        {
            context.Say(Translate($"Go on    {goOn}    (accounts that are done are not asked again)"));
        }

        context.Say(Translate("Look     aws-radar show snapshots · aws-radar show users --account ID"));
    }

    private static string Text(AccountOutcome outcome) =>
        outcome.Snapshot is { } snapshot ? Text(snapshot) : Translate($"failed: {outcome.Problem ?? ""}");

    private static string Text(Snapshot snapshot)
    {
        var gaps = snapshot.Coverage.Gaps.ToArray();
        var denied = gaps.Count(gap => gap.Outcome is CallOutcome.Denied);
        var unknown = gaps.Length switch
        {
            0 => Translate("nothing unknown"),
            _ => Translate(
                $"{Counted.Calls(gaps.Length)} without a whole answer{(denied > 0 ? Translate($", {denied} denied") : "")}"
            ),
        };
        return Translate(
            $"{Counted.Users(snapshot.Users.Length)}, {Counted.Roles(snapshot.Roles.Length)} · {unknown} · snapshot {snapshot.Id[..8]}"
        );
    }
}
