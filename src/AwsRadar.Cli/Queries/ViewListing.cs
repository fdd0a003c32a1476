using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AwsRadar.Cli.Output;
using AwsRadar.Store.Queries;

namespace AwsRadar.Cli.Queries;

/// <summary>The views of a store and their columns.</summary>
internal static class ViewListing
{
    public static Listing<ViewRow> Create(ImmutableArray<StoreView> views) =>
        new(
            [
                .. views.SelectMany(view =>
                    view.Columns.Select(column => new ViewRow(
                        view.Name,
                        column.Name,
                        column.Type.ToString().ToLowerInvariant(),
                        column.Meaning
                    ))
                ),
            ],
            [
                new("VIEW", row => row.View),
                new("COLUMN", row => row.Column),
                new("TYPE", row => row.Type),
                new("MEANING", row => row.Meaning),
            ],
            ViewJsonContext.Default.ViewRow
        )
        {
            WhenEmpty = Translate("The store has no views."),
        };
}

/// <summary>One column of one view.</summary>
internal sealed record ViewRow(string View, string Column, string Type, string Meaning);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ViewRow))]
internal sealed partial class ViewJsonContext : JsonSerializerContext;
