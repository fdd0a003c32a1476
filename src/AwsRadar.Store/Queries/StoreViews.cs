using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AwsRadar.Store.Database;

namespace AwsRadar.Store.Queries;

/// <summary>The views of a store and what they mean, as the comments of <c>schema.sql</c> tell.</summary>
public static partial class StoreViews
{
    private const int MatchTimeoutMilliseconds = 1_000;

    private static readonly Lazy<ImmutableArray<StoreView>> Read = new(() =>
        [.. StoreSchema.Statements.Select(TryRead).OfType<StoreView>()]
    );

    /// <summary>In the order of the schema.</summary>
    public static ImmutableArray<StoreView> All => Read.Value;

    private static StoreView? TryRead(string statement) =>
        View().Match(statement) is { Success: true } view
            ? new StoreView(
                view.Groups["name"].Value,
                view.Groups["meaning"].Value,
                [
                    .. Column()
                        .Matches(statement[view.Length..])
                        .Select(column => new ViewColumn(
                            column.Groups["name"].Value,
                            column.Groups["type"].Success
                                ? Enum.Parse<ViewColumnType>(column.Groups["type"].Value, ignoreCase: true)
                                : ViewColumnType.Text,
                            column.Groups["meaning"].Value
                        )),
                ]
            )
            : null;

    [GeneratedRegex(
        @"^CREATE VIEW (?<name>\w+) AS -- (?<meaning>.+)",
        RegexOptions.ExplicitCapture,
        MatchTimeoutMilliseconds
    )]
    private static partial Regex View();

    /// <summary>The last word before a comment is the column's name; a type other than text stands in parentheses.</summary>
    [GeneratedRegex(
        @"(?<name>\w+),? -- (\((?<type>integer|boolean|time)\) )?(?<meaning>.+)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        MatchTimeoutMilliseconds
    )]
    private static partial Regex Column();
}
