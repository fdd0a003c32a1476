using System.Text;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Wire.Signing;

/// <summary>Bodies in chunks, as AWS prints them with every signature in its documentation.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html,
/// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
/// </remarks>
public sealed class ChunkedPayloadTests
{
    private const int WholeLength = 66_824;
    private const int DecodedLength = 66_560;
    private static readonly Secret Secret = new("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    private static readonly DateTimeOffset Time = new(2013, 5, 24, 0, 0, 0, TimeSpan.Zero);

    private static WireRequest Plain { get; } =
        Request(
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
            "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
            [
                "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
                "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
                "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
            ],
            "\r\n",
            new("Content-Length", "66824")
        );

    private static WireRequest WithTrailer { get; } =
        Request(
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
            "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e",
            [
                "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
                "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
                "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
            ],
            "x-amz-checksum-crc32c:sOO8/Q==\n\r\n"
                + "x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n",
            new("x-amz-trailer", "x-amz-checksum-crc32c")
        );

    [Fact]
    public void AWSs_example_of_a_body_in_chunks_verifies_and_is_one_piece_again()
    {
        Assert.Equal(WholeLength, Plain.Body.Length);

        Assert.Null(Check(Plain));
        var decoded = ChunkedPayload.Decode(Plain, SignatureReader.Read(Plain).Value);

        Assert.Equal(new string('a', DecodedLength), Encoding.ASCII.GetString(decoded.Body.Span));
        Assert.False(decoded.Headers.Contains("Content-Encoding"));
    }

    [Fact]
    public void AWSs_example_with_a_trailing_checksum_verifies_and_the_trailer_is_a_header()
    {
        Assert.Null(Check(WithTrailer));
        var decoded = ChunkedPayload.Decode(WithTrailer, SignatureReader.Read(WithTrailer).Value);

        Assert.Equal(DecodedLength, decoded.Body.Length);
        Assert.Equal("sOO8/Q==", decoded.Headers["x-amz-checksum-crc32c"]);
    }

    [Theory]
    [InlineData("chunk-signature=00", "chunk-signature=01", "SignatureDoesNotMatch")]
    [InlineData("\r\n400;", "\r\n3ff;", "IncompleteBody")]
    [InlineData("\r\n0;", "\r\n1;", "IncompleteBody")]
    [InlineData("aaaa\r\n0;", "aaab\r\n0;", "SignatureDoesNotMatch")]
    public void A_changed_chunk_is_refused(string part, string changed, string code)
    {
        var text = Encoding.ASCII.GetString(Plain.Body.Span);
        var request = Plain with
        {
            Body = Encoding.ASCII.GetBytes(text.Replace(part, changed, StringComparison.Ordinal)),
        };

        Assert.Equal(code, Check(request)?.Code);
    }

    [Theory]
    [InlineData("sOO8/Q==", "sOO8/A==", "SignatureDoesNotMatch")]
    [InlineData("x-amz-trailer-signature:d8", "x-amz-trailer-signature:d9", "SignatureDoesNotMatch")]
    [InlineData("x-amz-checksum-crc32c:", "x-amz-checksum-crc32:", "SignatureDoesNotMatch")]
    public void A_changed_trailer_is_refused(string part, string changed, string code)
    {
        var text = Encoding.ASCII.GetString(WithTrailer.Body.Span);
        var request = WithTrailer with
        {
            Body = Encoding.ASCII.GetBytes(text.Replace(part, changed, StringComparison.Ordinal)),
        };

        Assert.Equal(code, Check(request)?.Code);
    }

    private static WireError? Check(WireRequest request) =>
        SignatureVerifier.Check(request, SignatureReader.Read(request).Value, Secret, "us-east-1", "s3", Time);

    private static WireRequest Request(
        string payload,
        string signature,
        string[] chunkSignatures,
        string end,
        KeyValuePair<string, string> header
    )
    {
        var headers = new WireHeaders([
            new("Host", "s3.amazonaws.com"),
            new("x-amz-date", "20130524T000000Z"),
            new("x-amz-storage-class", "REDUCED_REDUNDANCY"),
            new("x-amz-content-sha256", payload),
            new("Content-Encoding", "aws-chunked"),
            new("x-amz-decoded-content-length", "66560"),
            header,
        ]);
        var names = headers.Select(each => each.Key.ToLowerInvariant()).Order(StringComparer.Ordinal);
        var authorization =
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, "
            + $"SignedHeaders={string.Join(';', names)}, Signature={signature}";
        var body =
            $"10000;chunk-signature={chunkSignatures[0]}\r\n{new string('a', 65_536)}\r\n"
            + $"400;chunk-signature={chunkSignatures[1]}\r\n{new string('a', 1024)}\r\n"
            + $"0;chunk-signature={chunkSignatures[2]}\r\n{end}";
        return new WireRequest
        {
            Method = "PUT",
            RawPath = "/examplebucket/chunkObject.txt",
            RawQuery = "",
            Headers = headers.With("Authorization", authorization),
            Body = Encoding.ASCII.GetBytes(body),
        };
    }
}
