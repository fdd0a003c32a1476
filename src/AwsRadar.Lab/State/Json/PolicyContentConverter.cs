using System.Text.Json;
using System.Text.Json.Serialization;
using AwsRadar.Core.Policies;

namespace AwsRadar.Lab.State.Json;

/// <summary>A policy as the list of its name, type and text: it is parsed again when a request depends on it.</summary>
internal sealed class PolicyContentConverter : JsonConverter<PolicyContent>
{
    private const int Parts = 3;

    public override PolicyContent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parts = JsonElement.ParseValue(ref reader);
        return
            parts.ValueKind is JsonValueKind.Array
            && parts.GetArrayLength() == Parts
            && parts[0].GetString() is { } name
            && Enum.TryParse<PolicyType>(parts[1].GetString(), out var type)
            && parts[2].GetString() is { } text
            ? new PolicyContent(name, text, type)
            : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, PolicyContent value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.Name);
        writer.WriteStringValue(value.Type.ToString());
        writer.WriteStringValue(value.Text);
        writer.WriteEndArray();
    }
}
