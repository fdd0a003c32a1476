using System.CommandLine;
using System.Text.Json;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Completion;
using AwsRadar.Cli.Differences;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Differences;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar diff</c>: who and what appeared, vanished and changed between two snapshots.</summary>
internal static class DiffCommand
{
    private const string Legend = """
        A snapshot is named by its id or how it begins, by `latest` or `previous`, or by a day or time
        (2026-11-23, 2026-11-23T09:14Z): the newest that was complete by then.

        Policies are compared by what their statements mean. What a snapshot could not read is unknown:
        it neither appeared nor vanished.

        The exit code is 0 when nothing differs, 3 when something does, 4 when nothing that could be
        compared differs but a snapshot could not read a part, 1 when there is nothing to compare,
        and 2 when the command line cannot be understood.
        """;

    private static readonly Argument<string?> Before = SnapshotArgument(
        "A",
        "The earlier snapshot; without it, the one before the newest."
    );

    private static readonly Argument<string?> After = SnapshotArgument(
        "B",
        "The later snapshot; without it, the newest."
    );

    private static readonly Option<AccountId?> Account = AccountOption.Create(
        "--account",
        "Compare snapshots of this account; without it, of the account that was scanned last."
    );

    private static readonly Option<bool> All = new("--all")
    {
        Description = "Also tell what changes by mere use: times of last use, counts.",
    };

    private static readonly Option<string[]> Only = CreateOnly();

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "diff",
            "Tell who and what appeared, vanished and changed between two snapshots.",
            (context, _) => Task.FromResult(Run(context)),
            Before,
            After,
            Account,
            Only,
            All,
            LegendHelp.Create(Legend)
        );

    private static int Run(CommandContext context) =>
        StoredSnapshot.WithStore(
            context,
            store =>
            {
                var (before, after) = SnapshotPair.Find(
                    store,
                    context.Arguments.GetValue(Before),
                    context.Arguments.GetValue(After),
                    context.Arguments.GetValue(Account)
                );
                if (before.Account != after.Account)
                {
                    return context.Fail(
                        Translate(
                            $"Snapshot `{before.Id}` is of account {before.Account} and `{after.Id}` of account {after.Account}: two snapshots of one account can be compared."
                        ),
                        Translate("`aws-radar show snapshots` lists them.")
                    );
                }

                var options = new ComparisonOptions
                {
                    IncludesUse = context.Arguments.GetValue(All),
                    Only = [.. context.Arguments.GetValue(Only) ?? []],
                };
                var comparison = SnapshotComparison.Of(store.Get(before.Id), store.Get(after.Id), options);
                var printed = Print(context, after.Account, comparison);
                return printed == ExitCode.Done ? Meaning(comparison) : printed;
            }
        );

    private static int Print(CommandContext context, AccountId account, SnapshotComparison comparison)
    {
        if (context.Query is not null || context.Output is OutputFormat.Json)
        {
            return context.Data.PrintJson(
                JsonSerializer.Serialize(comparison, ComparisonJsonContext.Default.SnapshotComparison),
                OutputFormat.Json
            );
        }

        if (context.Output is null or OutputFormat.Text)
        {
            DifferenceText.Write(context, account, comparison);
            return ExitCode.Done;
        }

        return context.Data.Print(DifferenceListing.Create(comparison));
    }

    private static int Meaning(SnapshotComparison comparison) =>
        !comparison.Differences.IsEmpty ? ExitCode.Denied
        : !comparison.Undetermined.IsEmpty ? ExitCode.Undetermined
        : ExitCode.Done;

    private static Argument<string?> SnapshotArgument(string name, string description)
    {
        var argument = new Argument<string?>(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
        argument.CompletionSources.Add(SnapshotCompletions.Of);
        return argument;
    }

    private static Option<string[]> CreateOnly()
    {
        var option = new Option<string[]>("--only")
        {
            Description = $"Compare only these kinds: {string.Join(", ", ComparisonOptions.Kinds)}.",
            HelpName = "KIND",
            AllowMultipleArgumentsPerToken = true,
        };
        option.Validators.Add(result =>
        {
            foreach (
                var token in result.Tokens.Where(token =>
                    !ComparisonOptions.Kinds.Contains(token.Value, StringComparer.OrdinalIgnoreCase)
                )
            )
            {
                result.AddError(
                    Translate(
                        $"`{token.Value}` is not a kind that is compared: use {string.Join(", ", ComparisonOptions.Kinds)}."
                    )
                );
            }
        });
        option.CompletionSources.Add([.. ComparisonOptions.Kinds]);
        return option;
    }
}
