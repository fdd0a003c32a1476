using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwsRadar.Core.Arns;

/// <summary>An ARN as a JSON string.</summary>
public sealed class ArnJsonConverter : JsonConverter<Arn>
{
    public override Arn Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Arn.TryParse(reader.GetString(), out var arn)
            ? arn
            : throw new JsonException("An ARN (arn:partition:service:region:account-id:resource) is expected.");

    public override void Write(Utf8JsonWriter writer, Arn value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
