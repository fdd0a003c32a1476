using System.Text;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Wire.Signing;

/// <summary>Examples whose signature AWS prints in its documentation, and requests of AWS's SigV4 test suite.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html,
/// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
/// </remarks>
public sealed class DocumentedExamplesTests
{
    private static readonly DateTimeOffset S3Time = new(2013, 5, 24, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset SuiteTime = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    private static readonly SigningCredentials S3Key = new(
        "AKIAIOSFODNN7EXAMPLE",
        new Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    );

    private static readonly SigningCredentials SuiteKey = new(
        "AKIDEXAMPLE",
        new Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
    );

    [Theory]
    [InlineData(
        "GET",
        "/test.txt",
        "",
        "Range: bytes=0-9",
        "",
        "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
    )]
    [InlineData(
        "PUT",
        "/test%24file.text",
        "",
        "Date: Fri, 24 May 2013 00:00:00 GMT\nx-amz-storage-class: REDUCED_REDUNDANCY",
        "Welcome to Amazon S3.",
        "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"
    )]
    [InlineData("GET", "/", "lifecycle", "", "", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    [InlineData(
        "GET",
        "/",
        "max-keys=2&prefix=J",
        "",
        "",
        "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"
    )]
    public void Amazon_S3_signs_its_examples_so(
        string method,
        string path,
        string query,
        string headers,
        string body,
        string signature
    )
    {
        var request = Request(method, path, query, $"Host: examplebucket.s3.amazonaws.com\n{headers}", body);
        var hashed = request with
        {
            Headers = request.Headers.With("x-amz-content-sha256", Signature.Hash(request.Body.Span)),
        };

        var signed = RequestSigner.Sign(hashed, S3Key, S3Time, Scope(S3Time, "s3"), SigningOptions.S3);

        Assert.EndsWith($"Signature={signature}", signed.Headers["Authorization"], StringComparison.Ordinal);
        AssertVerifies(signed, S3Key, "s3", S3Time);
    }

    [Fact]
    public void Amazon_S3_presigns_its_example_so()
    {
        var request = Request("GET", "/test.txt", "", "Host: examplebucket.s3.amazonaws.com", "");

        var signed = RequestSigner.Presign(
            request,
            S3Key,
            S3Time,
            Scope(S3Time, "s3"),
            TimeSpan.FromSeconds(86_400),
            SigningOptions.S3
        );

        Assert.EndsWith(
            "X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
            signed.RawQuery,
            StringComparison.Ordinal
        );
        AssertVerifies(signed, S3Key, "s3", S3Time.AddHours(23));
    }

    [Fact]
    public void IAM_signs_its_example_so()
    {
        var request = Request(
            "GET",
            "/",
            "Action=ListUsers&Version=2010-05-08",
            "Host: iam.amazonaws.com\nContent-Type: application/x-www-form-urlencoded; charset=utf-8",
            ""
        );

        var signed = RequestSigner.Sign(request, SuiteKey, SuiteTime, Scope(SuiteTime, "iam"), SigningOptions.Default);

        Assert.Equal(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
                + "SignedHeaders=content-type;host;x-amz-date, "
                + "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
            signed.Headers["Authorization"]
        );
    }

    [Theory]
    [InlineData("/", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData(
        "/",
        "Param2=value2&Param1=value1",
        "",
        "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"
    )]
    [InlineData("/ሴ", "", "", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85")]
    [InlineData("/example space/", "", "", "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741")]
    [InlineData("//example//", "", "", "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84")]
    [InlineData("/example1/example2/../..", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("/", "ሴ=bar", "", "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04")]
    [InlineData(
        "/",
        "",
        "My-Header1: value2\nMy-Header1: value2\nMy-Header1: value1",
        "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"
    )]
    [InlineData(
        "/",
        "",
        "My-Header1:  value1\nMy-Header2:  \"a   b   c\"",
        "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"
    )]
    public void The_test_suite_of_SigV4_signs_its_requests_so(
        string path,
        string query,
        string headers,
        string signature
    )
    {
        var request = Request("GET", path, query, $"Host: example.amazonaws.com\n{headers}", "");

        var signed = RequestSigner.Sign(
            request,
            SuiteKey,
            SuiteTime,
            Scope(SuiteTime, "service"),
            SigningOptions.Default
        );

        Assert.EndsWith($"Signature={signature}", signed.Headers["Authorization"], StringComparison.Ordinal);
        AssertVerifies(signed, SuiteKey, "service", SuiteTime);
    }

    private static void AssertVerifies(WireRequest signed, SigningCredentials key, string service, DateTimeOffset now)
    {
        var claim = SignatureReader.Read(signed).Value;

        Assert.Null(SignatureVerifier.Check(signed, claim, key.SecretAccessKey, "us-east-1", service, now));
    }

    private static CredentialScope Scope(DateTimeOffset time, string service) =>
        CredentialScope.At(time, "us-east-1", service);

    private static WireRequest Request(string method, string path, string query, string headers, string body) =>
        new()
        {
            Method = method,
            RawPath = path,
            RawQuery = query,
            Headers = new WireHeaders(
                headers
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => line.Split(':', 2))
                    .Select(parts => KeyValuePair.Create(parts[0], parts[1]))
            ),
            Body = Encoding.UTF8.GetBytes(body),
        };
}
