using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AwsRadar.Tests.Lab;

/// <summary>An OpenID Connect issuer whose keys the lab is given: it signs as its program would.</summary>
internal sealed class OutsideIssuer : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Url { get; } = "https://id.example.com/tenant";

    public string KeySet
    {
        get
        {
            var (rsa, ec) = (_rsa.ExportParameters(false), _ec.ExportParameters(false));
            return new JsonObject
            {
                ["keys"] = new JsonArray(
                    new JsonObject
                    {
                        ["kty"] = "RSA",
                        ["kid"] = "first",
                        ["n"] = Base64Url.EncodeToString(rsa.Modulus),
                        ["e"] = Base64Url.EncodeToString(rsa.Exponent),
                    },
                    new JsonObject
                    {
                        ["kty"] = "EC",
                        ["crv"] = "P-256",
                        ["kid"] = "second",
                        ["x"] = Base64Url.EncodeToString(ec.Q.X),
                        ["y"] = Base64Url.EncodeToString(ec.Q.Y),
                    },
                    new JsonObject { ["kty"] = "oct", ["k"] = "c2VjcmV0" }
                ),
            }.ToJsonString();
        }
    }

    /// <param name="algorithm">As the header claims it: <c>RS256</c>, <c>ES256</c>, <c>none</c>, <c>HS256</c>.</param>
    public string Sign(string claims, string algorithm = "RS256", string? keyId = null)
    {
        var header = new JsonObject
        {
            ["alg"] = algorithm,
            ["kid"] = keyId ?? (algorithm is "ES256" ? "second" : "first"),
        };
        var text = $"{Encode(header.ToJsonString())}.{Encode(claims)}";
        var data = Encoding.ASCII.GetBytes(text);
        byte[] signature = algorithm switch
        {
            "RS256" => _rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "RS512" => _rsa.SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            "ES256" => _ec.SignData(data, HashAlgorithmName.SHA256),
            // The oldest forgery: the public key as the secret of a symmetric algorithm.
            "HS256" => HMACSHA256.HashData(_rsa.ExportSubjectPublicKeyInfo(), data),
            _ => [0],
        };
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    public void Dispose()
    {
        _rsa.Dispose();
        _ec.Dispose();
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
