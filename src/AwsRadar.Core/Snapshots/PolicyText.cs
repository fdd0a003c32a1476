using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwsRadar.Core.Snapshots;

/// <summary>
/// A policy document exactly as it was stored, decoded once from the form in which the API sends it. It may be anything,
/// JSON or not: parsing tells.
/// </summary>
[JsonConverter(typeof(PolicyTextJsonConverter))]
public readonly record struct PolicyText(string Json)
{
    public override string ToString() => Json;
}

/// <summary>A policy document as one JSON string.</summary>
public sealed class PolicyTextJsonConverter : JsonConverter<PolicyText>
{
    public override PolicyText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, PolicyText value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Json);
}
