using System.Globalization;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Json;

/// <summary>
/// Turns the JSON of the wire into the AWS CLI's shape, with members in the model's order. Properties that the model does
/// not know are passed over, as services add members over time. Each method is false, and says why, when the JSON does
/// not fit the model.
/// </summary>
internal sealed class JsonValueReader(Utf8JsonWriter json)
{
    private readonly Stack<string> _place = new();
    private string _problem = "";

    /// <summary>Whether the number 5 for a string, or the string "5" for a number, is taken for what it was meant to be. A client wants this, a server not.</summary>
    public bool AcceptsNearMisses { get; init; }

    /// <summary>What is wrong and where, after a failure.</summary>
    public string Problem => $"`{string.Concat(_place).TrimStart('.')}` {_problem}";

    /// <param name="isHttp">Whether members that HTTP carries elsewhere are passed over; true only for what stands at the top.</param>
    public bool TryReadStructure(Shape structure, JsonElement value, bool isHttp = false)
    {
        json.WriteStartObject();
        var isRead = TryReadMembers(structure, value, isHttp);
        json.WriteEndObject();
        return isRead;
    }

    /// <summary>Reads into an object that is open.</summary>
    public bool TryReadMembers(Shape structure, JsonElement value, bool isHttp = false)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            return Fail($"must be an object, not {JsonKind.Name(value)}.");
        }

        var places = JsonNames.PlacesIn(structure);
        var found = new JsonElement[structure.Members.Length];
        string? unknown = null;
        foreach (var property in value.EnumerateObject())
        {
            var name = JsonKind.NameOf(property);
            if (places.TryGetValue(name, out var place))
            {
                found[place] = property.Value;
            }
            else if (property.Value.ValueKind is not JsonValueKind.Null && name is not JsonErrors.Type)
            {
                unknown ??= name;
            }
        }

        return TryReadMembers(structure, found, isHttp, structure.IsUnion ? unknown : null);
    }

    private bool TryReadMembers(Shape structure, JsonElement[] found, bool isHttp, string? unknownOfUnion)
    {
        var count = 0;
        for (var place = 0; place < found.Length; place++)
        {
            var member = structure.Members[place];
            var isAbsent = found[place].ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;
            if (isAbsent || (isHttp && member.Location is not MemberLocation.Body))
            {
                continue;
            }

            count++;
            json.WritePropertyName(member.Name);
            if (!TryReadValue(member, found[place]))
            {
                return At($".{member.Name}");
            }
        }

        if (count == 0 && AcceptsNearMisses && unknownOfUnion is not null)
        {
            WriteUnknownMember(unknownOfUnion);
        }

        return true;
    }

    /// <summary>Reads what one member holds, without its name.</summary>
    public bool TryReadValue(Member member, JsonElement value)
    {
        var shape = member.Shape;
        switch (shape.Kind)
        {
            case ShapeKind.Structure when shape.IsDocument:
                json.WriteRawValue(value.GetRawText(), skipInputValidation: true);
                return true;
            case ShapeKind.Structure:
                return TryReadStructure(shape, value);
            case ShapeKind.List:
                return TryReadList(shape, value);
            case ShapeKind.Map:
                return TryReadMap(shape, value);
            default:
                return TryReadScalar(member, value);
        }
    }

    private bool TryReadList(Shape list, JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Array)
        {
            return Fail($"must be a list, not {JsonKind.Name(value)}.");
        }

        json.WriteStartArray();
        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            if (!TryReadEntry(list, list.Element!, element))
            {
                return At(string.Create(CultureInfo.InvariantCulture, $"[{index}]"));
            }

            index++;
        }

        json.WriteEndArray();
        return true;
    }

    private bool TryReadMap(Shape map, JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            return Fail($"must be an object, not {JsonKind.Name(value)}.");
        }

        json.WriteStartObject();
        foreach (var property in value.EnumerateObject())
        {
            if (!JsonKind.TryGetName(property, out var name))
            {
                return Fail("has a key with half a character (a lone surrogate).");
            }

            json.WritePropertyName(name);
            if (!TryReadEntry(map, map.Value!, property.Value))
            {
                return At($".{name}");
            }
        }

        json.WriteEndObject();
        return true;
    }

    /// <summary>A client keeps nulls in any list or map, so that positions and keys stay what the service said.</summary>
    private bool TryReadEntry(Shape container, Member entry, JsonElement value)
    {
        var isNull = value.ValueKind is JsonValueKind.Null && (container.IsSparse || AcceptsNearMisses);
        if (isNull)
        {
            json.WriteNullValue();
        }

        return isNull || TryReadValue(entry, value);
    }

    private bool TryReadScalar(Member member, JsonElement value)
    {
        var kind = member.Shape.Kind;
        var isRead = (kind, value.ValueKind) switch
        {
            (ShapeKind.String or ShapeKind.Blob or ShapeKind.Timestamp, JsonValueKind.String) => TryReadText(
                member,
                value
            ),
            (ShapeKind.Timestamp, JsonValueKind.Number) => ScalarText.TryWrite(json, member, value.GetRawText()),
            (ShapeKind.Float or ShapeKind.Double, JsonValueKind.String) => TryReadText(member, value),
            (ShapeKind.Integer or ShapeKind.Long or ShapeKind.Float or ShapeKind.Double, JsonValueKind.Number) =>
                TryReadNumber(member, value),
            (ShapeKind.Boolean, JsonValueKind.True or JsonValueKind.False) => ScalarText.TryWrite(
                json,
                member,
                value.GetRawText()
            ),
            _ => AcceptsNearMisses && TryReadNearMiss(member, value),
        };
        return isRead || Fail($"must be {ScalarKind.Describe(kind)}, not {JsonKind.Name(value)}.");
    }

    private bool TryReadText(Member member, JsonElement value) =>
        JsonKind.TryGetText(value, out var text) && ScalarText.TryWrite(json, member, text);

    /// <summary>A whole number may be written as 1.0 or 1e3, which is the same number.</summary>
    private bool TryReadNumber(Member member, JsonElement value) =>
        ScalarText.TryWrite(json, member, value.GetRawText())
        || (
            value.TryGetDecimal(out var number)
            && number == decimal.Truncate(number)
            && ScalarText.TryWrite(json, member, number.ToString("F0", CultureInfo.InvariantCulture))
        );

    private bool TryReadNearMiss(Member member, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => TryReadText(member, value),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => member.Shape.Kind is ShapeKind.String
                && ScalarText.TryWrite(json, member, value.GetRawText()),
            _ => false,
        };

    /// <summary>A member that the model does not have yet, as the AWS CLI shows it.</summary>
    private void WriteUnknownMember(string name)
    {
        json.WriteStartObject("SDK_UNKNOWN_MEMBER");
        json.WriteString("name", name);
        json.WriteEndObject();
    }

    private bool Fail(string problem)
    {
        _problem = problem;
        return false;
    }

    /// <summary>On the way out of a failure: one step of the path to it.</summary>
    private bool At(string step)
    {
        _place.Push(step);
        return false;
    }
}
