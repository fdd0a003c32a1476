using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AwsRadar.Cli.Output;

/// <summary>JSON as this program prints it.</summary>
internal static class JsonText
{
    // For a terminal or a file, never for HTML: Korean names stay readable, and control characters are escaped anyway.
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Action<Utf8JsonWriter> write, bool indented)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, indented ? Indented : OneLine))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    public static string Format(JsonElement value, bool indented) => Write(value.WriteTo, indented);
}
