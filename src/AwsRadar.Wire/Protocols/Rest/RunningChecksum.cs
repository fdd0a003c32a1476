using System.Collections.Frozen;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>One of the checksums that AWS names, over bytes that come piece by piece.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html</remarks>
internal sealed class RunningChecksum
{
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

    private readonly NonCryptographicHashAlgorithm? _plain;
    private readonly IncrementalHash? _cryptographic;

    private RunningChecksum(NonCryptographicHashAlgorithm? plain, IncrementalHash? cryptographic) =>
        (_plain, _cryptographic) = (plain, cryptographic);

    /// <summary>Null for an algorithm that this program does not know.</summary>
    public static RunningChecksum? Start(string algorithm) =>
        Plain.TryGetValue(algorithm, out var create) ? new(create(), cryptographic: null)
        : Cryptographic.TryGetValue(algorithm, out var name) ? new(plain: null, IncrementalHash.CreateHash(name))
        : null;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _plain?.Append(bytes);
        _cryptographic?.AppendData(bytes);
    }

    /// <summary>Of all bytes so far, in base64, the most significant first.</summary>
    public string Value =>
        Convert.ToBase64String(_plain is { } plain ? BigEndian(plain) : _cryptographic!.GetCurrentHash());

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
}
