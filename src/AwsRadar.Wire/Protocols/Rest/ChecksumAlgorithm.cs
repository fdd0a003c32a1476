using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>The checksum of a whole body, as <see cref="RunningChecksum"/> has it.</summary>
internal static class ChecksumAlgorithm
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>The checksum of bytes; false for an unknown algorithm.</summary>
    public static bool TryCompute(
        string algorithm,
        ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out string? checksum
    )
    {
        var running = RunningChecksum.Start(algorithm);
        running?.Append(bytes.Span);
        checksum = running?.Value;
        return checksum is not null;
    }

    /// <summary>The checksum of a request's body, which is read to its end; false for an unknown algorithm.</summary>
    public static bool TryCompute(string algorithm, WireRequest request, [NotNullWhen(true)] out string? checksum)
    {
        if (request.StreamingBody is not { } streaming)
        {
            return TryCompute(algorithm, request.Body, out checksum);
        }

        var running = RunningChecksum.Start(algorithm);
        if (running is not null)
        {
            Append(running, streaming);
        }

        checksum = running?.Value;
        return checksum is not null;
    }

    private static void Append(RunningChecksum running, StreamingBody body)
    {
        using var stream = body.Open();
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        for (var length = stream.Read(chunk); length > 0; length = stream.Read(chunk))
        {
            running.Append(chunk.AsSpan(0, length));
        }

        ArrayPool<byte>.Shared.Return(chunk);
    }
}
