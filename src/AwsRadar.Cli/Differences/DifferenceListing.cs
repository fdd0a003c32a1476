using System.Text.Json.Serialization;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Differences;

namespace AwsRadar.Cli.Differences;

/// <summary>A comparison as rows, one for each value that differs.</summary>
internal static class DifferenceListing
{
    public static Listing<DifferenceRow> Create(SnapshotComparison comparison) =>
        new(
            [.. comparison.Differences.SelectMany(Rows), .. comparison.Undetermined.SelectMany(Rows)],
            [
                new("CHANGE", row => row.Change),
                new("KIND", row => row.Kind),
                new("NAME", EntityText.Name),
                new("FIELD", row => row.Field ?? ""),
                new("ITEM", row => row.Item ?? ""),
                new("STATEMENT", row => row.Statement ?? ""),
                new("ELEMENT", row => row.Element ?? ""),
                new("BEFORE", row => row.Before ?? ""),
                new("AFTER", row => row.After ?? ""),
            ],
            DifferenceJsonContext.Default.DifferenceRow
        )
        {
            WhenEmpty = Translate("Nothing differs."),
        };

    private static IEnumerable<DifferenceRow> Rows(EntityDifference entity)
    {
        var whole = new DifferenceRow(EntityText.Word(entity), entity.Kind, entity.Name)
        {
            Owner = entity.Owner,
            Before = entity.FormerId ?? entity.FormerName,
            After =
                entity.FormerId is not null ? entity.Id
                : entity.FormerName is not null ? entity.Name
                : null,
        };
        if (entity.Change != Change.Changed || entity.FormerId is not null || entity.FormerName is not null)
        {
            yield return whole;
        }

        foreach (var row in entity.Fields.SelectMany(field => Rows(whole, field)))
        {
            yield return row;
        }
    }

    private static IEnumerable<DifferenceRow> Rows(DifferenceRow entity, FieldDifference field)
    {
        var row = entity with
        {
            Change = EntityText.Word(field.Change),
            Field = field.Field,
            Item = field.Item,
            Before = field.Before,
            After = field.After,
        };
        return field.Statements.IsEmpty
            ? [row]
            : field.Statements.SelectMany(statement =>
                statement.Elements.Select(element =>
                    row with
                    {
                        Change = EntityText.Word(statement.Change),
                        Statement = statement.Statement,
                        Element = element.Element,
                        Before = element.Before,
                        After = element.After,
                    }
                )
            );
    }

    private static IEnumerable<DifferenceRow> Rows(Undetermined unknown)
    {
        var row = new DifferenceRow("unknown", UndeterminedText.Section(unknown), "");
        var reason = UndeterminedText.Reason(unknown);
        row = unknown.Side == ComparedSide.Before ? row with { Before = reason } : row with { After = reason };
        string[] names = [.. unknown.Entities.Concat(unknown.Entities.IsEmpty ? unknown.Subjects : [])];
        return names.Length == 0 ? [row] : names.Select(name => row with { Name = name });
    }
}

/// <summary>One value that differs.</summary>
/// <param name="Change"><c>appeared</c>, <c>vanished</c>, <c>changed</c>, <c>renamed</c>, <c>recreated</c> or <c>unknown</c>.</param>
internal sealed record DifferenceRow(string Change, string Kind, string Name)
{
    public string? Owner { get; init; }

    public string? Field { get; init; }

    public string? Item { get; init; }

    public string? Statement { get; init; }

    public string? Element { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(DifferenceRow))]
internal sealed partial class DifferenceJsonContext : JsonSerializerContext;
