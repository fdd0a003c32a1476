using System.Buffers;
using System.Runtime.InteropServices;
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
        Write(bytes, write, indented);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    public static void Write(IBufferWriter<byte> bytes, Action<Utf8JsonWriter> write, bool indented)
    {
        using var writer = new Utf8JsonWriter(bytes, indented ? Indented : OneLine);
        write(writer);
    }

    /// <summary>
    /// Writes a value that was read from AWS. It is in one line already, written as here, so that its bytes are copied; the
    /// exception are values of any shape, which some services return as they were given to them.
    /// </summary>
    public static void Copy(Utf8JsonWriter writer, JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        if (raw.ContainsAnyInRange((byte)0, (byte)0x1F))
        {
            value.WriteTo(writer);
        }
        else
        {
            writer.WriteRawValue(raw, skipInputValidation: true);
        }
    }

    public static string Format(JsonElement value, bool indented) => Write(value.WriteTo, indented);
}
