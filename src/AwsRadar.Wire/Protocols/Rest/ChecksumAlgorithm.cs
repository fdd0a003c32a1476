using System.Buffers;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>The checksums that AWS names, in base64 of their bytes, the most significant first.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html</remarks>
internal static class ChecksumAlgorithm
{
    private const int ChunkBytes = 64 * 1024;

    private static readonly FrozenDictionary<string, Func<NonCryptographicHashAlgorithm>> Plain = new Dictionary<
        string,
        Func<NonCryptographicHashAlgorithm>
    >(StringComparer.OrdinalIgnoreCase)
    {
        ["CRC32"] = static () => new Crc32(),
        ["CRC32C"] = static () => new Crc32(Crc32ParameterSet.Crc32C),
        ["CRC64NVME"] = static () => new Crc64(Crc64ParameterSet.Nvme),
        ["XXHASH64"] = static () => new XxHash64(),
        ["XXHASH3"] = static () => new XxHash3(),
        ["XXHASH128"] = static () => new XxHash128(),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, HashAlgorithmName> Cryptographic = new Dictionary<
        string,
        HashAlgorithmName
    >(StringComparer.OrdinalIgnoreCase)
    {
        ["MD5"] = HashAlgorithmName.MD5,
        ["SHA1"] = HashAlgorithmName.SHA1,
        ["SHA256"] = HashAlgorithmName.SHA256,
        ["SHA512"] = HashAlgorithmName.SHA512,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The checksum of bytes; false for an unknown algorithm.</summary>
    public static bool TryCompute(
        string algorithm,
        ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out string? checksum
    ) =>
        TryCompute(
            algorithm,
            new WireRequest
            {
                Method = "",
                RawPath = "",
                Body = bytes,
            },
            out checksum
        );

    /// <summary>The checksum of a request's body, which is read to its end; false for an unknown algorithm.</summary>
    public static bool TryCompute(string algorithm, WireRequest request, [NotNullWhen(true)] out string? checksum)
    {
        checksum = null;
        if (Plain.TryGetValue(algorithm, out var create))
        {
            var hash = create();
            ReadBody(request, hash.Append);
            checksum = Convert.ToBase64String(BigEndian(hash));
        }
        else if (Cryptographic.TryGetValue(algorithm, out var name))
        {
            using var hash = IncrementalHash.CreateHash(name);
            ReadBody(request, hash.AppendData);
            checksum = Convert.ToBase64String(hash.GetCurrentHash());
        }

        return checksum is not null;
    }

    /// <summary>The library gives a reflected CRC with the least significant byte first.</summary>
    private static byte[] BigEndian(NonCryptographicHashAlgorithm hash)
    {
        var bytes = hash.GetCurrentHash();
        if (hash is Crc32 or Crc64)
        {
            Array.Reverse(bytes);
        }

        return bytes;
    }

    private static void ReadBody(WireRequest request, SpanAction append)
    {
        if (request.StreamingBody is not { } streaming)
        {
            append(request.Body.Span);
            return;
        }

        using var stream = streaming.Open();
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        for (var length = stream.Read(chunk); length > 0; length = stream.Read(chunk))
        {
            append(chunk.AsSpan(0, length));
        }

        ArrayPool<byte>.Shared.Return(chunk);
    }

    private delegate void SpanAction(ReadOnlySpan<byte> bytes);
}
