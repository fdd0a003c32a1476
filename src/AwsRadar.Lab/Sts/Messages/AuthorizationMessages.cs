using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AwsRadar.Lab.Sts.Messages;

/// <summary>
/// Why a request was denied, in a form that only those can read who may call <c>DecodeAuthorizationMessage</c>. The key is
/// this program's own: a message does not outlive it.
/// </summary>
internal static class AuthorizationMessages
{
    private const int TagBytes = 16;
    private const int NonceBytes = 12;
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    public static string Encode(JsonObject message)
    {
        var plain = Encoding.UTF8.GetBytes(message.ToJsonString());
        var bytes = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(Key, TagBytes);
        aes.Encrypt(
            bytes.AsSpan(0, NonceBytes),
            plain,
            bytes.AsSpan(NonceBytes, plain.Length),
            bytes.AsSpan(NonceBytes + plain.Length)
        );
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null: it is none of this lab's messages.</summary>
    public static string? Decode(string text)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(text);
            if (bytes.Length < NonceBytes + TagBytes)
            {
                return null;
            }

            var plain = new byte[bytes.Length - NonceBytes - TagBytes];
            using var aes = new AesGcm(Key, TagBytes);
            aes.Decrypt(
                bytes.AsSpan(0, NonceBytes),
                bytes.AsSpan(NonceBytes, plain.Length),
                bytes.AsSpan(NonceBytes + plain.Length),
                plain
            );
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
