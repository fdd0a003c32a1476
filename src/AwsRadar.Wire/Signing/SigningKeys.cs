using System.Security.Cryptography;
using System.Text;

namespace AwsRadar.Wire.Signing;

/// <summary>
/// The key that a secret gave for a scope, kept for the next request: deriving it takes four of the five HMACs of a
/// signature, and it changes once a day. Safe to share between threads.
/// </summary>
public sealed class SigningKeys
{
    // A name of a region or service is short; a longer one takes memory.
    private const int MostTextBytes = 256;
    private volatile Kept? _last;

    /// <summary>The signature of a text: 64 hexadecimal digits in lower case.</summary>
    public string Sign(Secret secret, CredentialScope scope, string stringToSign)
    {
        var kept = Of(secret, scope);
        // OpenSSL looks an algorithm up by name for each HMAC that it begins, which takes longer than the HMAC of a few lines.
        var hash =
            Interlocked.Exchange(ref kept.Idle, null) ?? IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, kept.Key);
        Span<byte> text = stackalloc byte[MostTextBytes];
        hash.AppendData(
            Encoding.UTF8.TryGetBytes(stringToSign, text, out var count)
                ? text[..count]
                : Encoding.UTF8.GetBytes(stringToSign)
        );
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        hash.GetHashAndReset(signature);
        if (Interlocked.CompareExchange(ref kept.Idle, hash, null) is not null)
        {
            hash.Dispose();
        }

        return Convert.ToHexStringLower(signature);
    }

    private Kept Of(Secret secret, CredentialScope scope)
    {
        // By reference: comparing what a secret holds would take a moment that depends on it.
        if (_last is { } kept && ReferenceEquals(kept.Secret, secret) && kept.Scope == scope)
        {
            return kept;
        }

        return _last = new Kept(secret, scope);
    }

    private sealed class Kept(Secret secret, CredentialScope scope)
    {
        /// <summary>One that no thread is using, ready for the next text; null when it is away.</summary>
        public IncrementalHash? Idle;

        public Secret Secret => secret;

        public CredentialScope Scope => scope;

        public byte[] Key { get; } = Signature.DeriveKey(secret, scope);
    }
}
