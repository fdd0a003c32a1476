using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AwsRadar.Lab.State.Json;

/// <summary>Tags and inline policies by name. Names of IAM ignore case; the serializer's own maps would not.</summary>
internal sealed class NameMapConverter<T> : JsonConverter<ImmutableSortedDictionary<string, T>>
{
    public override ImmutableSortedDictionary<string, T> Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        var valueType = TypeInfo(options);
        var map = ImmutableSortedDictionary.CreateBuilder<string, T>(Identity.NameComparer);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString() ?? "";
            reader.Read();
            map[name] = JsonSerializer.Deserialize(ref reader, valueType) ?? throw new JsonException();
        }

        return map.ToImmutable();
    }

    public override void Write(
        Utf8JsonWriter writer,
        ImmutableSortedDictionary<string, T> value,
        JsonSerializerOptions options
    )
    {
        var valueType = TypeInfo(options);
        writer.WriteStartObject();
        foreach (var (name, item) in value)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, item, valueType);
        }

        writer.WriteEndObject();
    }

    private static JsonTypeInfo<T> TypeInfo(JsonSerializerOptions options) =>
        (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
