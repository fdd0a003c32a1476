namespace AwsRadar.Wire.Signing;

/// <summary>
/// The key that a secret gave for a scope, kept for the next request: deriving it takes four of the five HMACs of a
/// signature, and it changes once a day. Safe to share between threads.
/// </summary>
public sealed class SigningKeys
{
    private volatile Kept? _last;

    /// <summary>The key of 32 bytes; derived anew for another secret or scope than the last.</summary>
    public byte[] Derive(Secret secret, CredentialScope scope)
    {
        // By reference: comparing what a secret holds would take a moment that depends on it.
        if (_last is { } kept && ReferenceEquals(kept.Secret, secret) && kept.Scope == scope)
        {
            return kept.Key;
        }

        var key = Signature.DeriveKey(secret, scope);
        _last = new Kept(secret, scope, key);
        return key;
    }

    private sealed record Kept(Secret Secret, CredentialScope Scope, byte[] Key);
}
