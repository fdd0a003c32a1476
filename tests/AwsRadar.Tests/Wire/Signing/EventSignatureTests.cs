using System.Security.Cryptography;
using System.Text;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Protocols.Events;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Wire.Signing;

public sealed class EventSignatureTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 23, 59, 58, TimeSpan.Zero);
    private static readonly SigningCredentials Keys = new("AKIAIOSFODNN7EXAMPLE", new Secret("secret"));

    /// <summary>The numbers with which AWS's SDK for Rust tests its own.</summary>
    [Fact]
    public void The_string_to_sign_is_that_of_AWSs_SDK()
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(123_456_789);
        var message = EventMessageBytes.Write(
            new EventMessage([EventHeader.OfText("some-header", "value")], "test payload"u8.ToArray())
        );
        var prior = Convert.ToHexStringLower(SHA256.HashData("last message sts"u8));

        var text = EventSignature.StringToSign(
            CredentialScope.At(time, "us-east-1", "testservice"),
            time,
            prior,
            message
        );

        Assert.Equal(
            """
            AWS4-HMAC-SHA256-PAYLOAD
            19731129T213309Z
            19731129/us-east-1/testservice/aws4_request
            be1f8c7d79ef8e1abc5254a2c70e4da3bfaf4f07328f527444e1fc6ea67273e2
            0c0e3b3bf66b59b976181bd7d401927bbd624107303c713fd1e5f3d3c8dd1b1e
            f2eba0f2e95967ee9fbc6db5e678d2fd599229c0d04b11e4fc8e0f2a02a806c6
            """,
            text
        );
    }

    [Fact]
    public void A_server_accepts_events_that_are_signed_one_after_the_other_even_over_midnight() =>
        Assert.Null(Check([.. Signed()]));

    [Fact]
    public void A_server_refuses_events_that_are_changed_missing_exchanged_or_added()
    {
        byte[][] signed = [.. Signed()];
        byte[] changed = [.. signed[1]];
        changed[^8] ^= 1;

        byte[][][] refused =
        [
            [],
            signed[..^1],
            [signed[1], signed[0], signed[2]],
            [signed[0], signed[2]],
            [.. signed, signed[2]],
            [signed[0], changed, signed[2]],
            [signed[0], Message("b"), signed[2]],
            [.. Signed(seed: new string('0', 64))],
        ];

        Assert.All(refused, messages => Assert.Equal("SignatureDoesNotMatch", Check(messages)?.Code));
    }

    [Fact]
    public void A_request_that_promises_signed_events_gets_through_with_them_alone()
    {
        var request = Request();
        var signer = new EventSigner(request, Keys, "us-east-1", "polly");
        byte[] events = [.. signer.Sign(Message("a"), Now), .. signer.Sign(default, Now)];

        Assert.Null(Verify(request with { Body = events }));
        Assert.Equal("SignatureDoesNotMatch", Verify(request with { Body = "Action=CreateUser"u8.ToArray() })?.Code);
        Assert.Equal("SignatureDoesNotMatch", Verify(request)?.Code);
    }

    private static IEnumerable<byte[]> Signed(string? seed = null)
    {
        var signer = new EventSigner(seed ?? SeedOf(Request()), Keys, "us-east-1", "polly");
        yield return signer.Sign(Message("a"), Now);
        yield return signer.Sign(Message("b"), Now.AddSeconds(1.5));
        yield return signer.Sign(default, Now.AddSeconds(3));
    }

    private static WireError? Check(byte[][] messages) =>
        EventSignatureVerifier.Check(
            messages.SelectMany(each => each).ToArray(),
            Claim(Request()),
            Keys.SecretAccessKey
        );

    private static WireError? Verify(WireRequest request) =>
        SignatureVerifier.Check(request, Claim(request), Keys.SecretAccessKey, "us-east-1", "polly", Now);

    private static string SeedOf(WireRequest request) => Claim(request).Signature;

    private static SignatureClaim Claim(WireRequest request) => SignatureReader.Read(request).Value;

    private static WireRequest Request()
    {
        var request = new WireRequest
        {
            Method = "POST",
            RawPath = "/v1/synthesisStream",
            Headers = new WireHeaders([new("Host", "h"), new("X-Amz-Content-Sha256", EventSignature.Payload)]),
        };
        var scope = CredentialScope.At(Now, "us-east-1", "polly");
        return RequestSigner.Sign(request, Keys, Now, scope, SigningOptions.Default);
    }

    private static byte[] Message(string text) =>
        EventMessageBytes.Write(new EventMessage([], Encoding.UTF8.GetBytes(text)));
}
