using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AwsRadar.Lab.Fixtures.Pages;

/// <summary>
/// Tokens that say where the next page begins, sealed with a key of this lab's run and bound to the request that they
/// were made for: another request, another account or a changed character, and they are not taken.
/// </summary>
internal sealed class PageTokens
{
    private const int SealBytes = 12;
    private const int TokenBytes = sizeof(int) + SealBytes;
    private const int TokenCharacters = TokenBytes * 2;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>A token of hexadecimal digits, which the patterns of nearly all models take.</summary>
    /// <param name="binding">What the token is good for.</param>
    /// <param name="minLength">The shortest text that the model's clients send; 36 stands for a UUID.</param>
    public string Create(string binding, int offset, int minLength = 0)
    {
        Span<byte> token = stackalloc byte[TokenBytes];
        BinaryPrimitives.WriteInt32BigEndian(token, offset);
        Seal(binding, offset, token[sizeof(int)..]);
        var text = Convert.ToHexStringLower(token);
        return minLength switch
        {
            <= TokenCharacters => text,
            <= 36 => new Guid(token).ToString("D", CultureInfo.InvariantCulture),
            _ => text.PadLeft(minLength, '0'),
        };
    }

    /// <summary>False for what this lab has not made for this request.</summary>
    public bool TryRead(string binding, string text, out int offset)
    {
        offset = 0;
        Span<byte> token = stackalloc byte[TokenBytes];
        if (!TryDecode(text, token))
        {
            return false;
        }

        offset = BinaryPrimitives.ReadInt32BigEndian(token);
        Span<byte> seal = stackalloc byte[SealBytes];
        Seal(binding, offset, seal);
        return CryptographicOperations.FixedTimeEquals(seal, token[sizeof(int)..]);
    }

    private static bool TryDecode(string text, Span<byte> token)
    {
        if (text.Contains('-', StringComparison.Ordinal))
        {
            return Guid.TryParseExact(text, "D", out var guid) && guid.TryWriteBytes(token);
        }

        var digits = text.Length > TokenCharacters ? text.AsSpan(text.Length - TokenCharacters) : text;
        return text.AsSpan(0, text.Length - digits.Length).TrimStart('0').IsEmpty
            && Convert.FromHexString(digits, token, out _, out var written) is System.Buffers.OperationStatus.Done
            && written == TokenBytes;
    }

    private void Seal(string binding, int offset, Span<byte> seal)
    {
        var sealedText = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{offset}\n{binding}"));
        HMACSHA256.HashData(_key, sealedText).AsSpan(0, SealBytes).CopyTo(seal);
    }
}
