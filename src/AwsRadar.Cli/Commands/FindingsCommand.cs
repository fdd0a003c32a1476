using System.Collections.Immutable;
using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Examining;
using AwsRadar.Cli.Listings;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Findings;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar findings</c>: what somebody should look at.</summary>
internal static class FindingsCommand
{
    private const string Legend = """
        What a rule could not look at is unknown, never none. The exit code is 3 when something was found, 4 when
        nothing was found and something is unknown, and 0 when there is nothing. docs/findings.md has the rules.
        """;

    private static readonly Option<string[]> Rule = CreateRule();

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "findings",
            "What should somebody look at: keys, passwords, trust, policies. Asks the newest snapshot.",
            RunAsync,
            Rule,
            StoredSnapshot.Snapshot,
            StoredSnapshot.Account,
            LegendHelp.Create(Legend)
        );

    private static Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        var wanted = context.Arguments.GetValue(Rule) ?? [];
        foreach (var id in wanted)
        {
            if (FindingRules.All.All(rule => rule.Id != id))
            {
                return Task.FromResult(
                    context.Fail(
                        Translate($"`{id}` is none of the rules."),
                        Translate($"The rules: {string.Join(", ", FindingRules.All.Select(rule => rule.Id))}."),
                        ExitCode.Usage
                    )
                );
            }
        }

        return StoredSnapshot.UseAsync(
            context,
            snapshot =>
            {
                cancellation.ThrowIfCancellationRequested();
                return Print(
                    context,
                    snapshot,
                    [
                        .. FindingRules
                            .RunAll(snapshot)
                            .Where(result => wanted.Length == 0 || wanted.Contains(result.Rule.Id)),
                    ]
                );
            }
        );
    }

    private static int Print(CommandContext context, Snapshot snapshot, ImmutableArray<FindingResult> results)
    {
        if (context.Query is not null || context.Output is not (null or OutputFormat.Table))
        {
            var exitCode = context.Data.Print(FindingListing.Create(results));
            if (exitCode != ExitCode.Done)
            {
                return exitCode;
            }
        }
        else
        {
            FindingText.Write(context, results);
            SnapshotNote.Say(context, snapshot);
        }

        return results.Any(result => !result.Findings.IsEmpty) ? ExitCode.Denied
            : results.All(result => result.IsComplete) ? ExitCode.Done
            : ExitCode.Undetermined;
    }

    private static Option<string[]> CreateRule()
    {
        var option = new Option<string[]>("--rule")
        {
            Description = "Only this rule; may be given several times.",
            HelpName = "ID",
        };
        option.CompletionSources.Add([.. FindingRules.All.Select(rule => rule.Id)]);
        return option;
    }
}
