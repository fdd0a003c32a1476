using System.Globalization;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Forms;

/// <summary>Turns a tree of form parameters into JSON. Each method is false, and says why, when the form does not fit the model.</summary>
internal sealed class FormValueReader(Utf8JsonWriter json, FormNames names)
{
    /// <summary>One sentence, after a failure.</summary>
    public string Problem { get; private set; } = "";

    public bool TryReadStructure(Shape structure, FormNode node, string path)
    {
        json.WriteStartObject();
        foreach (var member in structure.Members)
        {
            var name = names.Of(member);
            if (Find(node, name, member) is not { } found)
            {
                continue;
            }

            json.WritePropertyName(member.Name);
            if (!TryReadValue(member, found, FormNames.Join(path, name)))
            {
                return false;
            }
        }

        json.WriteEndObject();
        return true;
    }

    /// <summary>A flattened list may go by its elements' name, except when it is empty.</summary>
    private FormNode? Find(FormNode node, string name, Member member) =>
        member.Shape.Kind is ShapeKind.List && names.IsFlattened(member)
            ? node.Find(names.OfElements(name, member)) ?? node.Find(name)
            : node.Find(name);

    private bool TryReadValue(Member member, FormNode node, string path)
    {
        switch (member.Shape.Kind)
        {
            case ShapeKind.Structure:
                return Expect(node.Value is null, $"'{path}' is a structure: its parts have names of their own.")
                    && TryReadStructure(member.Shape, node, path);
            case ShapeKind.List:
                return TryReadList(member, node, path);
            case ShapeKind.Map:
                return TryReadMap(member, node, path);
            default:
                return Expect(node.Count == 0, $"'{path}' is one value: it has no parts.")
                    && Expect(
                        ScalarText.TryWrite(json, member, node.Value ?? ""),
                        $"'{path}' must be {ScalarKind.Describe(member.Shape.Kind)}."
                    );
        }
    }

    private bool TryReadList(Member member, FormNode node, string path)
    {
        var elements = names.IsFlattened(member) ? node : node[member.Shape.Element!.LocationName ?? "member"];
        if (!Expect(string.IsNullOrEmpty(node.Value), $"'{path}' is a list: its elements are numbered from 1."))
        {
            return false;
        }

        json.WriteStartArray();
        for (var number = 1; number <= (elements?.Count ?? 0); number++)
        {
            var place = $"{path}.{number}";
            if (
                !Expect(Numbered(elements!, number) is { } element, $"'{path}' must be numbered from 1 without gaps.")
                || !TryReadValue(member.Shape.Element!, Numbered(elements!, number)!, place)
            )
            {
                return false;
            }
        }

        json.WriteEndArray();
        return Expect(
            elements is not null || node.Count == 0,
            $"'{path}' is a list: its elements are numbered from 1."
        );
    }

    private bool TryReadMap(Member member, FormNode node, string path)
    {
        var entries = names.IsFlattened(member) ? node : node["entry"];
        var keys = new HashSet<string>(StringComparer.Ordinal);
        json.WriteStartObject();
        for (var number = 1; number <= (entries?.Count ?? 0); number++)
        {
            if (!TryReadEntry(member.Shape, Numbered(entries!, number), $"{path}.{number}", keys))
            {
                return false;
            }
        }

        json.WriteEndObject();
        return Expect(entries is not null || node.Count == 0, $"'{path}' is a map: its entries are numbered from 1.");
    }

    private bool TryReadEntry(Shape map, FormNode? entry, string path, HashSet<string> keys)
    {
        var key = entry?.Find(FormNames.OfKey(map))?.Value;
        var value = entry?.Find(FormNames.OfValue(map));
        if (
            !Expect(key is not null && value is not null, $"'{path}' must have a key and a value.")
            || !Expect(keys.Add(key!), $"'{path}' has a key that another entry has.")
        )
        {
            return false;
        }

        json.WritePropertyName(key!);
        return TryReadValue(map.Value!, value!, path);
    }

    private static FormNode? Numbered(FormNode node, int number) => node[number.ToString(CultureInfo.InvariantCulture)];

    private bool Expect(bool holds, string problem)
    {
        if (!holds)
        {
            Problem = problem;
        }

        return holds;
    }
}
