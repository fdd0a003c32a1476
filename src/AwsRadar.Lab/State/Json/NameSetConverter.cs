using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwsRadar.Lab.State.Json;

/// <summary>Names of groups and keys of tags: they ignore case.</summary>
internal sealed class NameSetConverter : JsonConverter<ImmutableSortedSet<string>>
{
    public override ImmutableSortedSet<string> Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        var names = ImmutableSortedSet.CreateBuilder<string>(Identity.NameComparer);
        while (reader.Read() && reader.TokenType is JsonTokenType.String)
        {
            names.Add(reader.GetString()!);
        }

        return names.ToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableSortedSet<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var name in value)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }
}
