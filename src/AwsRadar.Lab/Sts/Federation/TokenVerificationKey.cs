using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace AwsRadar.Lab.Sts.Federation;

/// <summary>A public key that tokens are verified with.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc7517, https://www.rfc-editor.org/rfc/rfc7518</remarks>
internal sealed class TokenVerificationKey
{
    private readonly RSAParameters? _rsa;
    private readonly ECParameters? _ec;

    private TokenVerificationKey(string? id, RSAParameters? rsa, ECParameters? ec)
    {
        Id = id;
        _rsa = rsa;
        _ec = ec;
    }

    /// <summary>By which a token tells the key that signed it.</summary>
    public string? Id { get; }

    /// <summary>The keys of a JSON Web Key Set that can verify; those of other kinds are left out. Null: it is none.</summary>
    public static IReadOnlyList<TokenVerificationKey>? ReadSet(JsonElement set) =>
        set.ValueKind is JsonValueKind.Object
        && set.TryGetProperty("keys", out var keys)
        && keys.ValueKind is JsonValueKind.Array
            ? [.. keys.EnumerateArray().Select(Read).OfType<TokenVerificationKey>()]
            : null;

    /// <summary>Null: the key is of another kind, or damaged.</summary>
    public static TokenVerificationKey? Read(JsonElement key)
    {
        if (key.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        var id = Text(key, "kid");
        return Text(key, "kty") switch
        {
            "RSA" when Bytes(key, "n") is { } modulus && Bytes(key, "e") is { } exponent => new TokenVerificationKey(
                id,
                new RSAParameters { Modulus = modulus, Exponent = exponent },
                ec: null
            ),
            "EC" when CurveOf(key) is { } curve && Bytes(key, "x") is { } x && Bytes(key, "y") is { } y =>
                new TokenVerificationKey(
                    id,
                    rsa: null,
                    new ECParameters
                    {
                        Curve = curve,
                        Q = new ECPoint { X = x, Y = y },
                    }
                ),
            _ => null,
        };
    }

    /// <summary>Whether the key has signed the token, with one of the algorithms that STS accepts.</summary>
    /// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html, WebIdentityToken</remarks>
    public bool HasSigned(JsonWebToken token)
    {
        HashAlgorithmName? hash = token.Algorithm switch
        {
            "RS256" or "ES256" => HashAlgorithmName.SHA256,
            "RS384" or "ES384" => HashAlgorithmName.SHA384,
            "RS512" or "ES512" => HashAlgorithmName.SHA512,
            _ => null,
        };
        try
        {
            return hash is { } known
                && (token.Algorithm[0] is 'R' ? HasSignedByRsa(token, known) : HasSignedByEc(token, known));
        }
        catch (CryptographicException)
        {
            // The numbers are no key.
            return false;
        }
    }

    private bool HasSignedByRsa(JsonWebToken token, HashAlgorithmName hash)
    {
        if (_rsa is not { } parameters)
        {
            return false;
        }

        using var rsa = RSA.Create(parameters);
        return rsa.VerifyData(token.SignedText, token.Signature, hash, RSASignaturePadding.Pkcs1);
    }

    private bool HasSignedByEc(JsonWebToken token, HashAlgorithmName hash)
    {
        if (_ec is not { } parameters)
        {
            return false;
        }

        using var ec = ECDsa.Create(parameters);
        return ec.VerifyData(token.SignedText, token.Signature, hash);
    }

    private static ECCurve? CurveOf(JsonElement key) =>
        Text(key, "crv") switch
        {
            "P-256" => ECCurve.NamedCurves.nistP256,
            "P-384" => ECCurve.NamedCurves.nistP384,
            "P-521" => ECCurve.NamedCurves.nistP521,
            _ => null,
        };

    private static string? Text(JsonElement key, string member) =>
        key.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static byte[]? Bytes(JsonElement key, string member)
    {
        try
        {
            return Text(key, member) is { Length: > 0 } text ? Base64Url.DecodeFromChars(text) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
