using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwsRadar.Lab.State.Json;

/// <summary>A value that the state file keeps as one text.</summary>
internal abstract class TextConverter<T> : JsonConverter<T>
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? throw new JsonException();
        try
        {
            return Parse(text);
        }
        catch (FormatException error)
        {
            throw new JsonException(error.Message, error);
        }
    }

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Format(value));

    /// <exception cref="FormatException">It is none.</exception>
    protected abstract T Parse(string text);

    protected abstract string Format(T value);
}
