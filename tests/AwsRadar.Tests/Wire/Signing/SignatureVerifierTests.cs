using System.Text;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Wire.Signing;

/// <summary>Row L1 of the threat model: what was changed, left out or kept too long is refused with AWS's code.</summary>
public sealed class SignatureVerifierTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 21, 15, 0, TimeSpan.Zero);

    private static readonly SigningCredentials Key = new(
        "AKIAIOSFODNN7EXAMPLE",
        new Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    );

    public static TheoryData<string, Func<WireRequest, WireRequest>> Changes =>
        new()
        {
            { "method", request => request with { Method = "GET" } },
            { "path", request => request with { RawPath = "/x" } },
            { "query", request => request with { RawQuery = "x=1" } },
            { "body", request => request with { Body = Encoding.UTF8.GetBytes("Action=ListRoles") } },
            { "signed header", request => Replace(request, "Content-Type", "text/plain") },
            { "signed header again", request => With(request, "Content-Type", "text/plain") },
            { "date", request => Replace(request, "X-Amz-Date", "20261123T211501Z") },
            { "unsigned header for AWS", request => With(request, "x-amz-security-token", "forged") },
            { "payload left out", request => With(request, "x-amz-content-sha256", "UNSIGNED-PAYLOAD") },
        };

    [Fact]
    public void A_signed_request_verifies() => Assert.Null(Check(Signed(), Now));

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_changed_request_does_not_match(string what, Func<WireRequest, WireRequest> change)
    {
        var error = Check(change(Signed()), Now);

        Assert.True(error is { Code: "SignatureDoesNotMatch", Status: 403 }, $"{what}: {error}");
    }

    [Fact]
    public void Another_secret_does_not_match_and_the_answer_shows_what_to_compare()
    {
        var request = Signed();

        var error = SignatureVerifier.Check(
            request,
            SignatureReader.Read(request).Value,
            new Secret("another"),
            "us-east-1",
            "iam",
            Now
        );

        Assert.Equal("SignatureDoesNotMatch", error!.Code);
        Assert.Contains(
            "The Canonical String for this request should have been\n'POST\n/\n",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("another", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(15, true)]
    [InlineData(16, false)]
    [InlineData(-15, true)]
    [InlineData(-16, false)]
    public void A_signature_lives_fifteen_minutes(int minutesLater, bool holds) =>
        Assert.Equal(holds, Check(Signed(), Now.AddMinutes(minutesLater)) is null);

    [Theory]
    [InlineData("us-west-2", "iam", "Credential should be scoped to a valid region")]
    [InlineData("us-east-1", "sts", "Credential should be scoped to correct service: 'sts'")]
    public void Another_region_or_service_is_named(string region, string service, string message)
    {
        var request = Signed();

        var error = SignatureVerifier.Check(
            request,
            SignatureReader.Read(request).Value,
            Key.SecretAccessKey,
            region,
            service,
            Now
        );

        Assert.StartsWith(message, error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_presigned_request_expires()
    {
        var request = RequestSigner.Presign(
            new WireRequest
            {
                Method = "GET",
                RawPath = "/",
                RawQuery = "Action=GetCallerIdentity&Version=2011-06-15",
                Headers = new WireHeaders([new("Host", "127.0.0.1:4599")]),
            },
            Key with
            {
                SessionToken = new Secret("to+ken/="),
            },
            Now,
            CredentialScope.At(Now, "us-east-1", "sts"),
            TimeSpan.FromMinutes(1),
            SigningOptions.Default
        );
        var claim = SignatureReader.Read(request).Value;

        Assert.Equal("to+ken/=", claim.SessionToken);
        Assert.Null(
            SignatureVerifier.Check(request, claim, Key.SecretAccessKey, "us-east-1", "sts", Now.AddSeconds(60))
        );
        Assert.NotNull(
            SignatureVerifier.Check(request, claim, Key.SecretAccessKey, "us-east-1", "sts", Now.AddSeconds(61))
        );
    }

    [Theory]
    [InlineData("", "MissingAuthenticationToken")]
    [InlineData("Basic dXNlcg==", "IncompleteSignature")]
    [InlineData("AWS4-HMAC-SHA256", "IncompleteSignature")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20261123/us-east-1/iam/aws4_request", "IncompleteSignature")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=AKID/20261123/iam, SignedHeaders=host, Signature=0",
        "IncompleteSignature"
    )]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=A/20261123/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=xyz",
        "IncompleteSignature"
    )]
    [InlineData("AWS4-HMAC-SHA256 Credential=A, Credential=B, SignedHeaders=host, Signature=0", "IncompleteSignature")]
    public void A_signature_that_cannot_be_read_says_what_is_missing(string authorization, string code)
    {
        var headers = new WireHeaders([new("Host", "x"), new("X-Amz-Date", "20261123T211500Z")]);
        var request = new WireRequest
        {
            Method = "POST",
            RawPath = "/",
            Headers = authorization.Length == 0 ? headers : headers.With("Authorization", authorization),
        };

        Assert.Equal(code, SignatureReader.Read(request).Error!.Code);
    }

    [Fact]
    public void The_last_second_of_time_is_refused_like_any_other()
    {
        const string End = "99991231T235959Z";
        var request = Replace(Signed(), "X-Amz-Date", End);
        var claim = SignatureReader.Read(request).Value with
        {
            Scope = new CredentialScope("99991231", "us-east-1", "iam"),
        };

        var error = SignatureVerifier.Check(request, claim, Key.SecretAccessKey, "us-east-1", "iam", Now);

        Assert.StartsWith("Signature not yet current", error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_prints_as_stars()
    {
        Assert.Equal("***", $"{Key.SecretAccessKey}");
        Assert.DoesNotContain(
            "wJalr",
            $"{Key} {Key with { SessionToken = new Secret("wJalrToken") }}",
            StringComparison.Ordinal
        );
    }

    private static WireRequest Signed() =>
        RequestSigner.Sign(
            new WireRequest
            {
                Method = "POST",
                RawPath = "/",
                Headers = new WireHeaders([
                    new("Host", "127.0.0.1:4599"),
                    new("Content-Type", "application/x-www-form-urlencoded"),
                ]),
                Body = Encoding.UTF8.GetBytes("Action=ListUsers"),
            },
            Key,
            Now,
            CredentialScope.At(Now, "us-east-1", "iam"),
            SigningOptions.Default
        );

    private static WireError? Check(WireRequest request, DateTimeOffset now) =>
        SignatureVerifier.Check(
            request,
            SignatureReader.Read(request).Value,
            Key.SecretAccessKey,
            "us-east-1",
            "iam",
            now
        );

    private static WireRequest Replace(WireRequest request, string name, string value) =>
        request with
        {
            Headers = request.Headers.Without(name).With(name, value),
        };

    private static WireRequest With(WireRequest request, string name, string value) =>
        request with
        {
            Headers = request.Headers.With(name, value),
        };
}
