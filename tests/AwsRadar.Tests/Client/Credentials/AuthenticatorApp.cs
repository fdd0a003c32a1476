using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace AwsRadar.Tests.Client.Credentials;

/// <summary>What a person's telephone does with the seed of a virtual MFA device: a code for every 30 seconds (RFC 6238).</summary>
internal static class AuthenticatorApp
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <param name="steps">How many codes later than the present one.</param>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 says SHA-1.")]
    public static string Code(string base32, int steps = 0)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30 + steps);
        var hash = HMACSHA1.HashData(Decode(base32), counter);
        var start = hash[^1] & 15;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(start, 4)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string base32)
    {
        var bits = string.Concat(
            base32.Select(letter => Convert.ToString(Alphabet.IndexOf(letter), 2).PadLeft(5, '0'))
        );
        return [.. bits.Chunk(8).Where(part => part.Length == 8).Select(part => Convert.ToByte(new string(part), 2))];
    }
}
