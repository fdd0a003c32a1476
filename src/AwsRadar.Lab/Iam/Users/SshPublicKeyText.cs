using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AwsRadar.Lab.Iam.Users;

/// <summary>RSA public keys in the two forms that IAM reads and writes: OpenSSH's line and PEM.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadSSHPublicKey.html; the binary form is that of RFC 4253, section 6.6.
/// </remarks>
internal static class SshPublicKeyText
{
    public const int MinBits = 2048;

    private const string KeyType = "ssh-rsa";

    /// <summary>Whether the text begins as one of the two forms does.</summary>
    public static bool IsKnownForm(string text) =>
        text.Trim() is var trimmed
        && (
            trimmed.StartsWith(KeyType + " ", StringComparison.Ordinal)
            || trimmed.StartsWith("-----BEGIN ", StringComparison.Ordinal)
        );

    /// <summary>Null: the text is neither form, or no RSA key.</summary>
    public static RSAParameters? Read(string text)
    {
        var trimmed = text.Trim();
        return trimmed.StartsWith(KeyType + " ", StringComparison.Ordinal)
            ? ReadOpenSsh(trimmed.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])
            : ReadPem(trimmed);
    }

    public static string WriteOpenSsh(RSAParameters key) => $"{KeyType} {Convert.ToBase64String(Encode(key))}";

    public static string WritePem(RSAParameters key)
    {
        using var rsa = RSA.Create(key);
        return rsa.ExportSubjectPublicKeyInfoPem();
    }

    /// <summary>As <c>ssh-keygen -l -E md5</c> prints it.</summary>
    public static string Fingerprint(RSAParameters key)
    {
#pragma warning disable CA5351 // The fingerprint that the API documents is MD5; it protects nothing here.
        var hash = MD5.HashData(Encode(key));
#pragma warning restore CA5351
        return string.Join(
            ':',
            hash.Select(value => value.ToString("x2", System.Globalization.CultureInfo.InvariantCulture))
        );
    }

    private static RSAParameters? ReadPem(string text)
    {
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(text);
            return rsa.ExportParameters(includePrivateParameters: false);
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            return null;
        }
    }

    private static RSAParameters? ReadOpenSsh(string base64)
    {
        var buffer = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, buffer, out var length))
        {
            return null;
        }

        var rest = buffer.AsSpan(0, length);
        return
            TryTake(ref rest, out var type)
            && type.SequenceEqual(Encoding.ASCII.GetBytes(KeyType))
            && TryTake(ref rest, out var exponent)
            && TryTake(ref rest, out var modulus)
            && rest.IsEmpty
            ? new RSAParameters { Exponent = Trim(exponent), Modulus = Trim(modulus) }
            : null;
    }

    private static bool TryTake(ref Span<byte> rest, out Span<byte> field)
    {
        field = default;
        if (rest.Length < sizeof(uint) || BinaryPrimitives.ReadUInt32BigEndian(rest) > rest.Length - sizeof(uint))
        {
            return false;
        }

        var length = (int)BinaryPrimitives.ReadUInt32BigEndian(rest);
        field = rest.Slice(sizeof(uint), length);
        rest = rest[(sizeof(uint) + length)..];
        return true;
    }

    private static byte[] Trim(ReadOnlySpan<byte> number) => number.TrimStart((byte)0).ToArray();

    private static byte[] Encode(RSAParameters key) =>
        [.. Field(Encoding.ASCII.GetBytes(KeyType)), .. Number(key.Exponent!), .. Number(key.Modulus!)];

    /// <summary>Numbers are signed: a leading zero keeps a high first bit from meaning a negative one.</summary>
    private static byte[] Number(byte[] value) => Field((value[0] & 0x80) == 0 ? value : [0, .. value]);

    private static byte[] Field(byte[] value)
    {
        var field = new byte[sizeof(uint) + value.Length];
        BinaryPrimitives.WriteUInt32BigEndian(field, (uint)value.Length);
        value.CopyTo(field, sizeof(uint));
        return field;
    }
}
