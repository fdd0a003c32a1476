using System.Collections.Immutable;
using AwsRadar.Cli.Listings;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Access;

namespace AwsRadar.Cli.Questions;

/// <summary>What was granted to whom, for programs.</summary>
internal static class GrantListing
{
    public static Listing<GrantRow> Of(WhoCanAnswer answer) =>
        Create(answer.Principals.SelectMany(each => each.Grants, (each, grant) => GrantRow.Of(each.Who, grant)));

    public static Listing<GrantRow> Of(AskedPrincipal who, WhatCanAnswer answer) =>
        Create(answer.Grants.Select(grant => GrantRow.Of(who, grant)));

    private static Listing<GrantRow> Create(IEnumerable<GrantRow> rows) =>
        new(
            [.. rows],
            [
                new("KIND", row => row.Kind),
                new("PRINCIPAL", row => row.Principal),
                new("DECISION", row => row.Decision),
                new("ACTIONS", row => Join(row.Actions)),
                new("RESOURCE", row => row.Resource),
                new("WHOLE", row => Cell.YesNo(row.IsWhole)),
                new("STATEMENTS", row => Join(row.Statements)),
                new("CONDITIONS", row => Join(row.Conditions)),
                new("UNKNOWN", row => Join(row.Unknown)),
                new("ASSUMED", row => Join(row.Assumed)),
            ],
            QuestionJsonContext.Default.GrantRow
        )
        {
            WhenEmpty = Translate("Nobody may."),
        };

    private static string Join(ImmutableArray<string> texts) => string.Join("; ", texts);
}
