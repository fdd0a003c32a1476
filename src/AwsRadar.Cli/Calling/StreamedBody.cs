using System.Buffers;
using System.Text.Json;
using AwsRadar.Files;

namespace AwsRadar.Cli.Calling;

/// <summary>The content that an operation returns beside its result, such as an object of S3.</summary>
internal static class StreamedBody
{
    public const string StandardOutput = "-";

    /// <summary>Writes the content to a file and takes it out of the document. A sentence if that fails.</summary>
    public static string? Save(CallTarget target, ref JsonElement document, string path)
    {
        var name = target.StreamedOutput!.Name;
        var content = document.TryGetProperty(name, out var body) ? body.GetBytesFromBase64() : [];
        document = Without(document, name);
        try
        {
            if (path is StandardOutput)
            {
                using var output = Console.OpenStandardOutput();
                output.Write(content);
            }
            else
            {
                PrivateFile.Write(path, stream => stream.Write(content));
            }

            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"`{path}` cannot be written: {error.Message.TrimEnd('.')}.";
        }
    }

    private static JsonElement Without(JsonElement document, string name)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            foreach (var member in document.EnumerateObject().Where(member => !member.NameEquals(name)))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(bytes.WrittenSpan);
    }
}
