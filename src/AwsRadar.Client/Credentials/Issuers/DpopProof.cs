using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>Proves with a key that a token is used by whoever it was given to.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc9449#section-4.2</remarks>
internal sealed class DpopProof : IDisposable
{
    private const int CoordinateBits = 256;

    private readonly ECDsa _key;

    private DpopProof(ECDsa key) => _key = key;

    /// <summary>Null for a text that holds no private key of the curve P-256.</summary>
    /// <param name="pem">As the AWS CLI keeps it: <c>-----BEGIN EC PRIVATE KEY-----</c> …</param>
    public static DpopProof? Open(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.KeySize == CoordinateBits)
            {
                return new DpopProof(key);
            }
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            // The message could quote the key.
        }

        key.Dispose();
        return null;
    }

    /// <summary>The proof for one request.</summary>
    public string For(string method, Uri url, DateTimeOffset time)
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        var header = new JsonObject
        {
            ["typ"] = "dpop+jwt",
            ["alg"] = "ES256",
            ["jwk"] = new JsonObject
            {
                ["kty"] = "EC",
                ["x"] = Base64Url.EncodeToString(point.X),
                ["y"] = Base64Url.EncodeToString(point.Y),
                ["crv"] = "P-256",
            },
        };
        var payload = new JsonObject
        {
            ["htm"] = method,
            ["htu"] = url.GetLeftPart(UriPartial.Path),
            ["iat"] = time.ToUnixTimeSeconds(),
            ["jti"] = Guid.NewGuid().ToString(),
        };
        var signed = $"{Encode(header)}.{Encode(payload)}";
        var signature = _key.SignData(
            Encoding.ASCII.GetBytes(signed),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation
        );
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    public void Dispose() => _key.Dispose();

    private static string Encode(JsonObject json) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
