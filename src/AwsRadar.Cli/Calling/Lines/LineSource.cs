using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using AwsRadar.Cli.Calling.Values;
using AwsRadar.Cli.Output;

namespace AwsRadar.Cli.Calling.Lines;

/// <summary>The lines of a file or of standard input, one in memory at a time.</summary>
internal static class LineSource
{
    public const string StandardInput = "-";
    private const int MaxLineBytes = 16 * 1024 * 1024;

    /// <exception cref="InputException">There is no such file, or it may not be read.</exception>
    public static Stream Open(string path, string option)
    {
        try
        {
            return path is StandardInput ? Console.OpenStandardInput() : File.OpenRead(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(Translate($"`{path}` ({option}) cannot be read: {FileFault.Of(error, path)}."));
        }
    }

    /// <summary>Each line without its end; the last may lack one.</summary>
    /// <exception cref="InputException">A line is longer than any input of AWS.</exception>
    public static async IAsyncEnumerable<byte[]> ReadAsync(
        Stream stream,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var reader = PipeReader.Create(stream);
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                yield return buffer.Slice(0, end).ToArray();
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (buffer.Length > MaxLineBytes)
            {
                throw new InputException(
                    Translate("A line of the input is longer than 16 MiB, which no operation takes.")
                );
            }

            if (read.IsCompleted)
            {
                if (!buffer.IsEmpty)
                {
                    yield return buffer.ToArray();
                }

                yield break;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }
}
