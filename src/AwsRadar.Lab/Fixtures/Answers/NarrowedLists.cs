using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Fixtures.Pages;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Fixtures.Answers;

/// <summary>
/// Narrows a whole list to what the request names, where the model makes that plain: a text member of the input that the
/// items have too (<c>DBInstanceIdentifier</c>), or a list of them (<c>InstanceIds</c> for <c>InstanceId</c>). Other
/// filters are not applied.
/// </summary>
internal sealed class NarrowedLists
{
    private static readonly string[] Identifiers = ["Name", "Identifier", "Id", "Arn"];
    private readonly OperationModel _operation;
    private readonly (OutputPlace Place, Shape Item)[] _lists;

    public NarrowedLists(OperationModel operation)
    {
        _operation = operation;
        _lists =
        [
            .. PlacesOf(operation)
                .Select(place => (place, ItemOf(operation, place)))
                .Where(each => each.Item2 is not null)!,
        ];
    }

    /// <summary>The error of the service for the one thing that a request names and the fixture does not have; null otherwise.</summary>
    public MissingItem? Narrow(JsonObject output, JsonElement input)
    {
        MissingItem? missing = null;
        foreach (var asked in input.EnumerateObject())
        {
            if (IsOfPage(asked.Name) || Values(asked.Value) is not { Length: > 0 } values)
            {
                continue;
            }

            foreach (var (place, item) in _lists)
            {
                if (place.Find(output) is JsonArray list && Narrow(list, item, asked, values))
                {
                    missing ??=
                        list.Count == 0 && asked.Value.ValueKind is JsonValueKind.String ? Missing(asked) : null;
                }
            }
        }

        return missing;
    }

    /// <summary>The lists of an output: those that it pages through, or all at its top.</summary>
    public static IEnumerable<OutputPlace> PlacesOf(OperationModel operation) =>
        operation.Paginator is { } paginator
            ? paginator.ResultKeys.Select(OutputPlace.Parse).OfType<OutputPlace>()
            : operation
                .Output?.Members.Where(member => member.Shape.Kind is ShapeKind.List)
                .Select(member => OutputPlace.Parse(member.Name)!)
                ?? [];

    private static Shape? ItemOf(OperationModel operation, OutputPlace place) =>
        place.MemberIn(operation.Output)?.Shape
            is { Kind: ShapeKind.List, Element.Shape: { Kind: ShapeKind.Structure } item }
            ? item
            : null;

    private bool IsOfPage(string member) =>
        _operation.Paginator is { } paginator && ListPages.IsOfPage(paginator, member);

    private static string[]? Values(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String when value.GetString() is { Length: > 0 } text => [text],
            JsonValueKind.Array when value.EnumerateArray().All(each => each.ValueKind is JsonValueKind.String) =>
            [
                .. value.EnumerateArray().Select(each => each.GetString()!),
            ],
            _ => null,
        };

    /// <summary>The members of an item that a member of the input may name.</summary>
    private static string[] NamesIn(Shape item, JsonProperty asked) =>
        [
            .. (asked.Value.ValueKind is JsonValueKind.String ? [asked.Name] : Singular(asked.Name)).SelectMany(name =>
                item.Members.Where(member =>
                        member.Shape.Kind is ShapeKind.String
                        && member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                    )
                    .Select(member => member.Name)
            ),
        ];

    /// <summary>What a plural may be the plural of: <c>InstanceIds</c> of <c>InstanceId</c>, <c>clusters</c> of <c>clusterName</c> or <c>clusterArn</c>.</summary>
    private static IEnumerable<string> Singular(string plural)
    {
        if (!plural.EndsWith('s'))
        {
            return [];
        }

        var stem = plural.EndsWith("ies", StringComparison.Ordinal) ? plural[..^3] + "y" : plural[..^1];
        return Identifiers.Select(suffix => stem + suffix).Prepend(stem);
    }

    /// <summary>Whether the items could be compared at all.</summary>
    private static bool Narrow(JsonArray list, Shape item, JsonProperty asked, string[] values)
    {
        var names = NamesIn(item, asked);
        if (names.Length > 0)
        {
            Remove(list, node => !Has(node, names, values));
            return true;
        }

        // Amazon EC2's instances stand in reservations.
        if (!asked.Name.EndsWith("Ids", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var member in item.Members.Where(member => member.Shape.Element?.Shape.Kind is ShapeKind.Structure))
        {
            if (NamesIn(member.Shape.Element!.Shape, asked) is { Length: > 0 } inner)
            {
                Remove(list, node => !HasAnyInside(node, member.Name, inner, values));
                return true;
            }
        }

        return false;
    }

    private static bool HasAnyInside(JsonNode? node, string member, string[] names, string[] values)
    {
        if ((node as JsonObject)?[member] is not JsonArray inner)
        {
            return false;
        }

        Remove(inner, each => !Has(each, names, values));
        return inner.Count > 0;
    }

    private static void Remove(JsonArray list, Func<JsonNode?, bool> isUnwanted)
    {
        for (var index = list.Count - 1; index >= 0; index--)
        {
            if (isUnwanted(list[index]))
            {
                list.RemoveAt(index);
            }
        }
    }

    private static bool Has(JsonNode? node, string[] names, string[] values) =>
        names.Any(name =>
            (node as JsonObject)?[name]?.GetValue<string>() is { } text
            && Array.Exists(values, value => LooseText.IsSame(value, text))
        );

    /// <summary>The model's error for something that is not there, if the request's member names one thing.</summary>
    private MissingItem? Missing(JsonProperty asked)
    {
        // What a request must name is what the list belongs to: that it has nothing does not mean that it is not there.
        var isOwner =
            _operation.Input is { } input && input.TryGetMember(asked.Name, out var member) && member.IsRequired;
        if (isOwner || !Identifiers.Any(suffix => asked.Name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var errors = _operation.Errors.Where(shape => IsNotFound(shape.Name)).ToList();
        var error = errors.OrderByDescending(shape => CommonStart(shape.Name, asked.Name)).FirstOrDefault();
        return error is null ? null : new MissingItem(error.Error!.Code, asked.Name, asked.Value.GetString()!);
    }

    private static bool IsNotFound(string name) =>
        name.Contains("NotFound", StringComparison.Ordinal)
        || name.Contains("DoesNotExist", StringComparison.Ordinal)
        || name.StartsWith("NoSuch", StringComparison.Ordinal);

    private static int CommonStart(string left, string right) =>
        left.Zip(right)
            .TakeWhile(pair => char.ToLowerInvariant(pair.First) == char.ToLowerInvariant(pair.Second))
            .Count();
}
