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

    public static JsonElement Parse(ReadOnlySpan<byte> json) => JsonElement.Parse(json, Deep);
}
