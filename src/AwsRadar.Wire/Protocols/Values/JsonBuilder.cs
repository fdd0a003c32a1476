using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AwsRadar.Wire.Protocols.Values;

/// <summary>JSON as it is built by a reader.</summary>
internal static class JsonBuilder
{
    // A reader stops at WireLimits.MaxDepth levels of its own, of which JSON needs at most one each, and one more.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = WireLimits.MaxDepth + 8 };

    private static readonly JsonWriterOptions Plain = new()
    {
        // The text is parsed again at once; whoever prints it escapes for the place where it goes.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private const int MostSpareBytes = 256 * 1024;

    /// <summary>Each answer needs one, for a moment.</summary>
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? _spare;

    public static JsonElement Empty { get; } = JsonElement.Parse("{}"u8);

    /// <summary>A name that is written often.</summary>
    public static JsonEncodedText Encode(string name) => JsonEncodedText.Encode(name, Plain.Encoder);

    public static Utf8JsonWriter WriterInto(IBufferWriter<byte> buffer) => new(buffer, Plain);

    /// <summary>The bytes of one JSON value.</summary>
    public static ReadOnlyMemory<byte> Bytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = WriterInto(buffer))
        {
            write(json);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>The JSON value that a reader builds; null when it gives up.</summary>
    public static JsonElement? TryBuild(Func<Utf8JsonWriter, bool> tryWrite) =>
        TryBuild(tryWrite, static json => (JsonElement?)Parse(json));

    /// <summary>The same as text, for a value that perhaps nobody takes apart.</summary>
    public static OutputJson? TryBuildOutput(Func<Utf8JsonWriter, bool> tryWrite) =>
        TryBuild(tryWrite, static json => new OutputJson(json.ToArray()));

    private static T? TryBuild<T>(Func<Utf8JsonWriter, bool> tryWrite, Func<ReadOnlySpan<byte>, T?> take)
    {
        // A reader may build a value within a value: then there is no spare one.
        var (buffer, json) = _spare ?? Create();
        _spare = null;
        if (!tryWrite(json))
        {
            return default;
        }

        json.Flush();
        var value = take(buffer.WrittenSpan);
        if (buffer.Capacity <= MostSpareBytes)
        {
            buffer.ResetWrittenCount();
            json.Reset();
            _spare = (buffer, json);
        }

        return value;
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) Create()
    {
        var buffer = new ArrayBufferWriter<byte>();
        return (buffer, WriterInto(buffer));
    }

    public static JsonElement Parse(ReadOnlySpan<byte> json) => JsonElement.Parse(json, Deep);
}
