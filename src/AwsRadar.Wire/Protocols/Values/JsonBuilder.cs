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

    public static JsonElement Empty { get; } = JsonElement.Parse("{}"u8);

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
    public static JsonElement? TryBuild(Func<Utf8JsonWriter, bool> tryWrite)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = WriterInto(buffer))
        {
            if (!tryWrite(json))
            {
                return null;
            }
        }

        return Parse(buffer.WrittenSpan);
    }

    public static JsonElement Parse(ReadOnlySpan<byte> json) => JsonElement.Parse(json, Deep);
}
