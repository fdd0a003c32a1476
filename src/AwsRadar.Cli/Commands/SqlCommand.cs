using System.CommandLine;
using System.Globalization;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Queries;
using AwsRadar.Store;
using AwsRadar.Store.Queries;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar sql</c>: a query to the store's views, which can do nothing but read.</summary>
internal static class SqlCommand
{
    private const string Legend = """
        Without a query it lists the views and their columns; docs/store.md has examples.

        A value that comes from elsewhere goes into a parameter, so that no quote can change the query:
          aws-radar sql 'SELECT * FROM access_keys WHERE user_name = :user' --param user=alice
        --param NAME:=VALUE gives a number, true, false or null.

        Nothing can be written, whatever the query says. The exit code is 0 when the whole answer was printed,
        1 when the query cannot be answered or has more rows than --max-rows, and 2 when the command line
        cannot be understood.
        """;

    private static readonly Argument<string?> Query = new("QUERY|FILE|-")
    {
        Description = "A SELECT, a file that holds one, or `-` for standard input.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string[]> Parameters = new("--param")
    {
        Description = "The value of a parameter of the query.",
        HelpName = "NAME=TEXT",
    };

    private static readonly Option<int?> MaxRows = Number(
        "--max-rows",
        "N",
        "Print at most so many rows, 10,000 unless said otherwise; 0 for all."
    );

    private static readonly Option<int?> MaxTime = Number(
        "--max-time",
        "SECONDS",
        "Stop the query after so long, 60 unless said otherwise; 0 for never."
    );

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "sql",
            "Ask the store in SQL, read-only; alone it lists the views.",
            RunAsync,
            Query,
            Parameters,
            MaxRows,
            MaxTime,
            LegendHelp.Create(Legend)
        );

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        var (sql, fault) = await QueryText.ReadAsync(context, context.Arguments.GetValue(Query));
        if (fault is not null)
        {
            return context.Fail(fault);
        }

        if (sql is null)
        {
            return ListViews(context);
        }

        var (parameters, problem) = QueryParameters.Parse(context.Arguments.GetValue(Parameters) ?? []);
        if (problem is not null)
        {
            return context.Fail(problem, exitCode: ExitCode.Usage);
        }

        var query = new StoreQuery(sql) { Parameters = parameters };
        query = query with
        {
            MaxRows = Limit(context.Arguments.GetValue(MaxRows), query.MaxRows),
            MaxTime = Limit(context.Arguments.GetValue(MaxTime), (int?)query.MaxTime?.TotalSeconds) is { } seconds
                ? TimeSpan.FromSeconds(seconds)
                : null,
        };
        return StoredSnapshot.WithStore(context, store => Ask(context, store, query, cancellation));
    }

    private static int ListViews(CommandContext context)
    {
        var printed = context.Data.Print(ViewListing.Create(StoreViews.All));
        if (printed == ExitCode.Done && context.Host.IsErrorTerminal)
        {
            context.Say();
            context.Say(
                Translate(
                    "For example: aws-radar sql 'SELECT name, created_at FROM users JOIN snapshots USING (snapshot) WHERE is_latest'"
                )
            );
        }

        return printed;
    }

    private static int Ask(
        CommandContext context,
        SnapshotStore store,
        StoreQuery query,
        CancellationToken cancellation
    )
    {
        var result = store.Query(query, cancellation);
        var printed = QueryPrinter.Print(context, result);
        return printed == ExitCode.Done && result.IsCut
            ? context.Fail(
                result.Rows.Count == 1
                    ? Translate("The answer has more than this one row.")
                    : Translate($"The answer has more than these {result.Rows.Count} rows."),
                Translate("Narrow the query, or ask for more with --max-rows N (0 for all).")
            )
            : printed;
    }

    /// <summary>0 lifts a limit, and nothing leaves it as it is.</summary>
    private static int? Limit(int? given, int? usual) =>
        given is null ? usual
        : given is 0 ? null
        : given;

    private static Option<int?> Number(string name, string helpName, string description) =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result =>
            {
                var text = result.Tokens[^1].Value;
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    return number;
                }

                result.AddError(Translate($"`{text}` is not a value of `{name}`: it is a whole number from 0 on."));
                return null;
            },
        };
}
