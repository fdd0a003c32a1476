using System.Buffers;
using System.CommandLine;
using System.Text.Json;
using AwsRadar.Cli.Calling.Parameters;
using AwsRadar.Cli.Calling.Values;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Cli.Calling;

/// <summary>A file that is sent as it stands. A small one is a parameter like others, which a dry run can show; a large one stays on the disk.</summary>
internal static class UploadFile
{
    private const long MostBytesInMemory = 8L * 1024 * 1024;

    /// <summary>Whether the file is left on the disk; its parameter then stands empty in the input.</summary>
    public static bool IsLarge(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && file.Length > MostBytesInMemory;
    }

    /// <summary>The large file that the command line names; null when there is none. It leaves the input.</summary>
    public static StreamingBody? Take(
        CallTarget target,
        ParameterOptions options,
        ParseResult arguments,
        ref JsonElement input
    )
    {
        if (
            StreamingPayload.OfInput(target.Operation) is not { IsStreaming: true } member
            || options.WordOf(arguments, member) is not { } word
            || !IsLarge(InputFile.PathOf(word))
        )
        {
            return null;
        }

        input = Without(input, member);
        var path = InputFile.PathOf(word);
        return new StreamingBody(() => File.OpenRead(path), new FileInfo(path).Length);
    }

    private static JsonElement Without(JsonElement input, Member member)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            foreach (var property in input.EnumerateObject().Where(each => !each.NameEquals(member.Name)))
            {
                property.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(bytes.WrittenSpan);
    }
}
