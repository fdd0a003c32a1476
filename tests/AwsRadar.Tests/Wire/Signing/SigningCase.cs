using System.Text.Json.Nodes;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Tests.Wire.Signing;

/// <summary>A request that is to be signed, made of the parts at which signatures break.</summary>
internal sealed record SigningCase(
    string Service,
    bool IsPresigned,
    bool IsUnsigned,
    string? Token,
    WireRequest Request
)
{
    /// <summary>Encoded as AWS's clients encode; what stands there after a sign of its own is in <see cref="CanonicalFormTests"/>.</summary>
    private static readonly string[] Segments =
    [
        "",
        "a",
        ".",
        "..",
        "a%20b",
        "%E1%88%B4",
        "a%2Fb",
        "~-._",
        "a%2Bb",
        "%25",
        "%3D%26",
    ];

    private static readonly string[] Texts =
    [
        "",
        "a",
        "b",
        "A",
        "a-b",
        "%E1%88%B4",
        "a%20b",
        "~-._",
        "%2F%2B%3D%26%25",
        "1",
    ];

    private static readonly string[] HeaderTexts = ["", "a", " a  b\t c ", "\"a  b\"", "a,b", "x=1; y"];

    public SigningCredentials Key =>
        new(
            "AKIAIOSFODNN7EXAMPLE",
            new Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
            Token is null ? null : new Secret(Token)
        );

    public static SigningCase Create(Random random)
    {
        var (isS3, isPresigned) = (random.Next(2) == 0, random.Next(2) == 0);
        var body = new byte[isPresigned ? 0 : random.Next(3) * 20];
        random.NextBytes(body);
        // Names may repeat, values and names may be empty. Botocore presigns only the last of those with one name.
        var parameters = Some(random, 5, () => $"{Pick(random, Texts)}={Pick(random, Texts)}");
        return new SigningCase(
            isS3 ? "s3" : "service",
            isPresigned,
            IsUnsigned: isS3 && random.Next(2) == 0,
            random.Next(2) == 0 ? "to+ken/==" : null,
            new WireRequest
            {
                Method = Pick(random, ["GET", "PUT", "POST", "DELETE", "HEAD"]),
                RawPath = "/" + string.Join('/', Some(random, 4, () => Pick(random, Segments))),
                RawQuery = string.Join('&', isPresigned ? parameters.DistinctBy(NameOf) : parameters),
                Headers = new WireHeaders(
                    Some(random, 3, () => KeyValuePair.Create($"X-H{random.Next(3)}", Pick(random, HeaderTexts)))
                ),
                Body = body,
            }
        );
    }

    public JsonObject ToJson() =>
        new()
        {
            ["service"] = Service,
            ["presigned"] = IsPresigned,
            ["unsigned"] = IsUnsigned,
            ["token"] = Token,
            ["method"] = Request.Method,
            ["path"] = Request.RawPath,
            ["query"] = Request.RawQuery,
            ["headers"] = new JsonArray([
                .. Request.Headers.Select(each => (JsonNode)new JsonArray(each.Key, each.Value)),
            ]),
            ["body"] = Convert.ToBase64String(Request.Body.Span),
        };

    private static string NameOf(string parameter) => parameter[..parameter.IndexOf('=', StringComparison.Ordinal)];

    private static List<T> Some<T>(Random random, int most, Func<T> make) =>
        [.. Enumerable.Range(0, random.Next(most)).Select(_ => make())];

    private static string Pick(Random random, string[] values) => values[random.Next(values.Length)];
}
