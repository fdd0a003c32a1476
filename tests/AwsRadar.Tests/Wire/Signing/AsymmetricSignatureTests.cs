using System.Security.Cryptography;
using System.Text;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Wire.Signing;

/// <summary>
/// Signature Version 4a, against the key and the text with which AWS's own signer is tested. The signatures beside them are not
/// used: they verify for those texts with neither this key nor the one that lies beside them.
/// </summary>
/// <remarks>https://github.com/awslabs/aws-c-auth/tree/main/tests/aws-signing-test-suite/v4a</remarks>
public sealed class AsymmetricSignatureTests
{
    private const string Scope = "20150830/service/aws4_request";

    private static readonly DateTimeOffset Time = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    private static readonly SigningCredentials Keys = new(
        "AKIDEXAMPLE",
        new Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
    );

    /// <summary>Method, query, body and headers beside the three of every case.</summary>
    public static TheoryData<string, string, string, string> Requests =>
        new()
        {
            { "GET", "", "", "" },
            { "GET", "%E1%88%B4=bar", "", "" },
            { "POST", "", "Param1=value1", "content-type: application/x-www-form-urlencoded|content-length: 13" },
            { "GET", "", "", "x-amz-security-token: 6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267" },
        };

    [Fact]
    public void A_secret_gives_the_key_that_AWS_publishes()
    {
        using var key = Key();

        var point = key.ExportParameters(includePrivateParameters: false).Q;

        Assert.Equal(
            (
                "b6618f6a65740a99e650b33b6b4b5bd0d43b176d721a3edfea7e7d2d56d936b1",
                "865ed22a7eadc9c5cb9d2cbaca1b3699139fedc5043dc6661864218330c8e518"
            ),
            (Convert.ToHexStringLower(point.X!), Convert.ToHexStringLower(point.Y!))
        );
    }

    [Fact]
    public void The_string_to_sign_of_a_header_with_several_values_is_the_one_that_AWS_publishes()
    {
        var text = TextToSign(Request("GET", "", "", "My-Header1: value1|My-Header1: value2|My-Header1: value3"));

        Assert.Equal(
            "AWS4-ECDSA-P256-SHA256\n20150830T123600Z\n20150830/service/aws4_request\n"
                + "36317e3e7a8ef01ed0074aa23f0e60713ecce33c88fcfe5aa38e2a95a775dd68",
            text
        );
    }

    [Fact]
    public void The_string_to_sign_names_no_region_and_covers_the_canonical_form_that_AWS_publishes()
    {
        const string canonical = """
            GET
            /

            host:example.amazonaws.com
            x-amz-date:20150830T123600Z
            x-amz-region-set:us-east-1

            host;x-amz-date;x-amz-region-set
            e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
            """;

        var signedText = TextToSign(Request("GET", "", "", ""));

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        Assert.Equal($"AWS4-ECDSA-P256-SHA256\n20150830T123600Z\n{Scope}\n{hash}", signedText);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_is_signed_so_that_its_public_key_verifies_it(
        string method,
        string query,
        string body,
        string headers
    )
    {
        using var key = Key();
        var (request, token) = WithoutToken(Request(method, query, body, headers));

        var signed = AsymmetricSigner.Sign(
            request,
            Keys with
            {
                SessionToken = token,
            },
            Time,
            "us-east-1",
            "service",
            SigningOptions.Default,
            data => key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
        );

        var parts = signed.Headers["Authorization"]!.Split("Signature=");
        Assert.StartsWith(
            $"AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE/{Scope}, SignedHeaders=",
            parts[0],
            StringComparison.Ordinal
        );
        Assert.Contains("x-amz-region-set", parts[0], StringComparison.Ordinal);
        var (arrived, signature) = (
            signed with
            {
                Headers = signed.Headers.Without("Authorization"),
            },
            Convert.FromHexString(parts[1])
        );
        Assert.True(Holds(key, arrived, signature));
        Assert.False(Holds(key, arrived with { RawQuery = query + "&a=b" }, signature));
        Assert.False(Holds(key, arrived with { Headers = arrived.Headers.With("x-amz-more", "1") }, signature));
    }

    private static string TextToSign(WireRequest request)
    {
        var text = "";
        AsymmetricSigner.Sign(
            WithoutToken(request).Request,
            Keys,
            Time,
            "us-east-1",
            "service",
            SigningOptions.Default,
            data =>
            {
                text = Encoding.UTF8.GetString(data);
                return [];
            }
        );
        return text;
    }

    private static bool Holds(ECDsa key, WireRequest request, byte[] signature)
    {
        string[] names =
        [
            .. request.Headers.Select(header => header.Key.ToLowerInvariant()).Order(StringComparer.Ordinal),
        ];
        var hash = Convert.ToHexStringLower(SHA256.HashData(request.Body.Span));
        var canonical = CanonicalRequest.Of(request, names, hash, SigningOptions.Default);
        var text = AsymmetricSigner.StringToSign(Time, Scope, canonical);
        return key.VerifyData(
            Encoding.UTF8.GetBytes(text),
            signature,
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
    }

    private static WireRequest Request(string method, string query, string body, string headers) =>
        new()
        {
            Method = method,
            RawPath = "/",
            RawQuery = query,
            Body = Encoding.UTF8.GetBytes(body),
            Headers = new WireHeaders([
                new("Host", "example.amazonaws.com"),
                new("X-Amz-Date", "20150830T123600Z"),
                new("X-Amz-Region-Set", "us-east-1"),
                .. headers
                    .Split('|', StringSplitOptions.RemoveEmptyEntries)
                    .Select(header => header.Split(": "))
                    .Select(header => KeyValuePair.Create(header[0], header[1])),
            ]),
        };

    private static (WireRequest Request, Secret? Token) WithoutToken(WireRequest request) =>
        (
            request with
            {
                Headers = request.Headers.Without("X-Amz-Date").Without("x-amz-security-token"),
            },
            request.Headers["x-amz-security-token"] is { } token ? new Secret(token) : null
        );

    private static ECDsa Key() =>
        ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = AsymmetricKey.Derive(Keys) });
}
