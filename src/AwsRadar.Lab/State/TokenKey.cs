using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AwsRadar.Lab.State;

/// <summary>A private key that signs JSON Web Tokens. It prints as stars.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc7518</remarks>
[DebuggerDisplay("***")]
internal sealed class TokenKey
{
    private const int RsaBits = 2048;
    private const int IdBytes = 12;
    private readonly byte[] _privateKey;
    private readonly Lazy<JsonObject> _public;

    /// <param name="algorithm"><c>RS256</c> or <c>ES384</c>.</param>
    /// <param name="privateKey">In PKCS #8, as <see cref="Reveal"/> gave it.</param>
    public TokenKey(string algorithm, byte[] privateKey)
    {
        Algorithm = algorithm;
        _privateKey = privateKey;
        _public = new Lazy<JsonObject>(ReadPublic);
    }

    public string Algorithm { get; }

    /// <summary>By which a token tells the key that signed it.</summary>
    public string Id => _public.Value["kid"]!.GetValue<string>();

    /// <summary>The public key as a JSON Web Key.</summary>
    public JsonObject Public => _public.Value.DeepClone().AsObject();

    private bool IsRsa => Algorithm.StartsWith("RS", StringComparison.Ordinal);

    public static TokenKey Create(string algorithm)
    {
        using AsymmetricAlgorithm key = algorithm.StartsWith("RS", StringComparison.Ordinal)
            ? RSA.Create(RsaBits)
            : ECDsa.Create(ECCurve.NamedCurves.nistP384);
        return new TokenKey(algorithm, key.ExportPkcs8PrivateKey());
    }

    /// <summary>The key itself, for the file that is meant to keep it.</summary>
    public byte[] Reveal() => _privateKey;

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        if (IsRsa)
        {
            using var rsa = OpenRsa();
            return rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }

        using var ec = OpenEc();
        return ec.SignData(data, HashAlgorithmName.SHA384);
    }

    public override string ToString() => "***";

    private JsonObject ReadPublic()
    {
        var key = IsRsa ? PublicRsa() : PublicEc();
        key["use"] = "sig";
        key["alg"] = Algorithm;
        key["kid"] = Text(SHA256.HashData(Encoding.UTF8.GetBytes(key.ToJsonString())).AsSpan(0, IdBytes));
        return key;
    }

    private JsonObject PublicRsa()
    {
        using var rsa = OpenRsa();
        var parameters = rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["n"] = Text(parameters.Modulus!),
            ["e"] = Text(parameters.Exponent!),
        };
    }

    private JsonObject PublicEc()
    {
        using var ec = OpenEc();
        var parameters = ec.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-384",
            ["x"] = Text(parameters.Q.X!),
            ["y"] = Text(parameters.Q.Y!),
        };
    }

    private RSA OpenRsa()
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(_privateKey, out _);
        return rsa;
    }

    private ECDsa OpenEc()
    {
        var ec = ECDsa.Create();
        ec.ImportPkcs8PrivateKey(_privateKey, out _);
        return ec;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
