using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace AwsRadar.Wire.Signing;

/// <summary>
/// A body in the encoding <c>aws-chunked</c>: pieces with their length in front, one of no bytes at the end, and behind it
/// headers that could not be known before, such as a checksum.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html,
/// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
/// </remarks>
/// <param name="Chunks">In order, the empty one at the end among them.</param>
/// <param name="Trailers">Without the signature over them, names in lower case.</param>
/// <param name="TrailerSignature">Null: there is none.</param>
internal sealed record ChunkedBody(
    ImmutableArray<Chunk> Chunks,
    ImmutableArray<KeyValuePair<string, string>> Trailers,
    string? TrailerSignature
)
{
    private const string ChunkSignature = ";chunk-signature=";
    private const string TrailerSignatureName = "x-amz-trailer-signature";
    private const int MaxLineBytes = 1024;
    private const int MaxTrailers = 16;
    private const int MaxSizeDigits = 8;

    /// <summary>AWS's own example ends a trailer's value with a line feed of its own.</summary>
    private static readonly char[] Blanks = [' ', '\t', '\n'];

    public int Length => Chunks.Sum(chunk => chunk.Data.Length);

    public byte[] Decode()
    {
        var bytes = new byte[Length];
        var at = 0;
        foreach (var chunk in Chunks)
        {
            chunk.Data.CopyTo(bytes.AsMemory(at));
            at += chunk.Data.Length;
        }

        return bytes;
    }

    /// <summary>Null: the bytes are not such a body, or end before it does.</summary>
    public static ChunkedBody? Read(ReadOnlyMemory<byte> body)
    {
        var rest = body;
        var chunks = ImmutableArray.CreateBuilder<Chunk>();
        while (ReadChunk(ref rest) is { } chunk)
        {
            chunks.Add(chunk);
            if (chunk.Data.IsEmpty)
            {
                return ReadTrailers(rest, chunks.ToImmutable());
            }

            if (!TryTake(ref rest, "\r\n"))
            {
                return null;
            }
        }

        return null;
    }

    private static Chunk? ReadChunk(ref ReadOnlyMemory<byte> rest)
    {
        if (ReadLine(ref rest) is not { } line)
        {
            return null;
        }

        var semicolon = line.IndexOf(';', StringComparison.Ordinal);
        var digits = semicolon < 0 ? line : line[..semicolon];
        var extension = semicolon < 0 ? "" : line[semicolon..];
        if (
            digits.Length is 0 or > MaxSizeDigits
            || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size)
            || size < 0
            || size > rest.Length
            || (extension.Length > 0 && !extension.StartsWith(ChunkSignature, StringComparison.Ordinal))
        )
        {
            return null;
        }

        var data = rest[..size];
        rest = rest[size..];
        return new Chunk(data, extension.Length == 0 ? null : extension[ChunkSignature.Length..]);
    }

    private static ChunkedBody? ReadTrailers(ReadOnlyMemory<byte> rest, ImmutableArray<Chunk> chunks)
    {
        var trailers = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        string? signature = null;
        while (!rest.IsEmpty)
        {
            if (ReadLine(ref rest) is not { } line)
            {
                return null;
            }

            if (line.Length == 0)
            {
                // Nothing may follow the empty line.
                return rest.IsEmpty ? new ChunkedBody(chunks, trailers.ToImmutable(), signature) : null;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || signature is not null || trailers.Count == MaxTrailers)
            {
                return null;
            }

            var (name, value) = (line[..colon].ToLowerInvariant(), line[(colon + 1)..].Trim(Blanks));
            if (name is TrailerSignatureName)
            {
                signature = value;
            }
            else
            {
                trailers.Add(new(name, value));
            }
        }

        // The empty line is missing: there may have been more.
        return null;
    }

    /// <summary>Null: there is no end of a line in sight.</summary>
    private static string? ReadLine(ref ReadOnlyMemory<byte> rest)
    {
        var end = rest.Span[..Math.Min(rest.Length, MaxLineBytes)].IndexOf("\r\n"u8);
        if (end < 0)
        {
            return null;
        }

        var line = Encoding.Latin1.GetString(rest.Span[..end]);
        rest = rest[(end + 2)..];
        return line;
    }

    private static bool TryTake(ref ReadOnlyMemory<byte> rest, string expected)
    {
        if (!rest.Span.StartsWith(Encoding.ASCII.GetBytes(expected)))
        {
            return false;
        }

        rest = rest[expected.Length..];
        return true;
    }
}

/// <summary>One piece of a chunked body.</summary>
/// <param name="Signature">As written; null: the body is not signed piece by piece.</param>
internal sealed record Chunk(ReadOnlyMemory<byte> Data, string? Signature);
