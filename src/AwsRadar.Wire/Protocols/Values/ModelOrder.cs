using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Values;

/// <summary>
/// The order in which the AWS CLI prints members: what HTTP carries outside the body, then the body, each in the model's
/// order. Services write their XML in an order of their own.
/// </summary>
internal static class ModelOrder
{
    /// <summary>The same value with the members of all its structures in order.</summary>
    /// <param name="value">Was read by the model, so it fits.</param>
    public static JsonElement Sort(Shape structure, JsonElement value) =>
        JsonBuilder.Parse(JsonBuilder.Bytes(json => WriteStructure(json, structure, value)).Span);

    private static void WriteStructure(Utf8JsonWriter json, Shape structure, JsonElement value)
    {
        var members = structure.Members;
        var found = new JsonElement[members.Length];
        foreach (var property in value.EnumerateObject())
        {
            if (structure.TryGetMember(property.Name, out var member))
            {
                found[members.IndexOf(member)] = property.Value;
            }
        }

        json.WriteStartObject();
        WriteMembers(json, members.AsSpan(), found, inBody: false);
        WriteMembers(json, members.AsSpan(), found, inBody: true);
        json.WriteEndObject();
    }

    private static void WriteMembers(
        Utf8JsonWriter json,
        ReadOnlySpan<Member> members,
        JsonElement[] found,
        bool inBody
    )
    {
        for (var place = 0; place < found.Length; place++)
        {
            var member = members[place];
            var isHere = found[place].ValueKind is not JsonValueKind.Undefined;
            if (isHere && member.Location is MemberLocation.Body == inBody)
            {
                json.WritePropertyName(member.Name);
                WriteValue(json, member.Shape, found[place]);
            }
        }
    }

    private static void WriteValue(Utf8JsonWriter json, Shape shape, JsonElement value)
    {
        switch (shape.Kind, value.ValueKind)
        {
            case (ShapeKind.Structure, JsonValueKind.Object) when !shape.IsDocument:
                WriteStructure(json, shape, value);
                break;
            case (ShapeKind.List, JsonValueKind.Array):
                json.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                {
                    WriteValue(json, shape.Element!.Shape, element);
                }

                json.WriteEndArray();
                break;
            case (ShapeKind.Map, JsonValueKind.Object):
                json.WriteStartObject();
                foreach (var entry in value.EnumerateObject())
                {
                    json.WritePropertyName(entry.Name);
                    WriteValue(json, shape.Value!.Shape, entry.Value);
                }

                json.WriteEndObject();
                break;
            default:
                json.WriteRawValue(value.GetRawText(), skipInputValidation: true);
                break;
        }
    }
}
