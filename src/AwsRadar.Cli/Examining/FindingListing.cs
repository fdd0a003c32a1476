using System.Collections.Immutable;
using AwsRadar.Cli.Listings;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Findings;

namespace AwsRadar.Cli.Examining;

/// <summary><c>findings</c> as CSV, text or JSON.</summary>
internal static class FindingListing
{
    public static Listing<FindingRow> Create(ImmutableArray<FindingResult> results) =>
        new(
            [.. results.SelectMany(FindingRow.Of)],
            [
                new("RULE", row => row.Rule),
                new("SUBJECT", row => row.Subject ?? Cell.Unknown),
                new("FACT", row => row.Fact ?? FindingText.NotRead(row.Unknown!.Value)),
            ],
            FindingJsonContext.Default.FindingRow
        )
        {
            WhenEmpty = Translate("Nothing was found."),
        };
}
