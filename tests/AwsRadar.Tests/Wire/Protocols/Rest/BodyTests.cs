using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols.Rest;

/// <summary>Bodies of plain bytes, in memory and outside it, and their checksums.</summary>
public sealed class BodyTests
{
    private const string Bytes = "123456789";

    [Fact]
    public void A_blob_is_the_body_as_it_stands()
    {
        var request = Write("lambda", "Invoke", """{"FunctionName":"f","Payload":"eyJhIjoxfQ=="}""").Value;

        Assert.Equal("""{"a":1}""", Encoding.UTF8.GetString(request.Body.Span));
        Assert.False(request.Headers.Contains("Content-Type"));
    }

    [Fact]
    public void A_body_can_stay_outside_memory()
    {
        var opened = 0;
        var body = new StreamingBody(
            () =>
            {
                opened++;
                return new MemoryStream(Encoding.ASCII.GetBytes(Bytes));
            },
            Bytes.Length
        );

        var request = Spoken("s3")
            .WriteRequest(Open("s3"), Operation("s3", "PutObject"), Input("""{"Bucket":"b","Key":"k"}"""), body)
            .Value;

        Assert.Same(body, request.StreamingBody);
        Assert.True(request.Body.IsEmpty);
        // Once, for the checksum.
        Assert.Equal((1, "y/Q5Jg=="), (opened, request.Headers["x-amz-checksum-crc32"]));
    }

    [Fact]
    public void A_required_body_may_stay_outside_memory_but_is_not_given_twice()
    {
        var body = new StreamingBody(() => new MemoryStream(), Length: 0);
        var upload = Operation("glacier", "UploadArchive");
        var put = Operation("mediastore-data", "PutObject");

        Assert.Null(
            Spoken("mediastore-data").WriteRequest(Open("mediastore-data"), put, Input("""{"Path":"p"}"""), body).Error
        );
        Assert.Equal(
            "`body` is given twice.",
            Spoken("glacier")
                .WriteRequest(Open("glacier"), upload, Input("""{"vaultName":"v","accountId":"-","body":""}"""), body)
                .Error!.Message
        );
    }

    [Theory]
    [InlineData("s3", "ListBuckets")]
    [InlineData("s3", "PutBucketTagging")]
    [InlineData("kms", "ListKeys")]
    [InlineData("iam", "ListUsers")]
    public void An_operation_without_such_a_body_says_so(string service, string operation)
    {
        var body = new StreamingBody(() => new MemoryStream(), Length: 0);

        var error = Spoken(service)
            .WriteRequest(Open(service), Operation(service, operation), Input("{}"), body)
            .Error!;

        Assert.Equal($"`{operation}` takes no body of plain bytes.", error.Message);
    }

    [Fact]
    public void An_answer_can_go_past_memory()
    {
        var response = new WireResponse
        {
            Status = 200,
            IsBodyElsewhere = true,
            Headers = new WireHeaders([new("Content-Type", "text/plain"), new("x-amz-request-id", "r")]),
        };

        var reply = Spoken("s3").ReadResponse(Open("s3"), Operation("s3", "GetObject"), response).Value;

        Assert.Equal("""{"ContentType":"text/plain"}""", reply.Output.GetRawText());
        Assert.Equal("Body", StreamingPayload.OfOutput(Operation("s3", "GetObject"))!.Name);
        Assert.Null(StreamingPayload.OfOutput(Operation("s3", "GetBucketPolicy")));
    }

    [Theory]
    [InlineData("as it was stored", "x-amz-checksum-crc32c", "4waSgw==", true)]
    [InlineData("changed on the way", "x-amz-checksum-crc32", "AAAAAA==", false)]
    [InlineData("a checksum of parts", "x-amz-checksum-crc32", "AAAAAA==-3", true)]
    [InlineData("an algorithm of tomorrow", "x-amz-checksum-new", "AAAAAA==", true)]
    public void A_body_is_compared_with_its_checksum(string what, string header, string checksum, bool isRead)
    {
        var response = new WireResponse
        {
            Status = 200,
            Headers = new WireHeaders([new(header, checksum)]),
            Body = Encoding.ASCII.GetBytes(Bytes),
        };

        var result = Spoken("s3").ReadResponse(Open("s3"), Operation("s3", "GetObject"), response);

        Assert.Equal((what, isRead), (what, result.Error is null));
    }

    /// <summary>The check values of https://reveng.sourceforge.io/crc-catalogue/all.htm and of the hashes' own specifications.</summary>
    [Theory]
    [InlineData("CRC32", "CBF43926")]
    [InlineData("CRC32C", "E3069283")]
    [InlineData("CRC64NVME", "AE8B14860A799888")]
    [InlineData("SHA1", "F7C3BC1D808E04732ADF679965CCC34CA7AE3441")]
    [InlineData("SHA256", "15E2B0D3C33891EBB0F1EF609EC419420C20E320CE94C65FBC8C3312448EB225")]
    [InlineData("MD5", "25F9E794323B453885F5181F1B624D0B")]
    [InlineData("XXHASH64", "8CB841DB40E6AE83")]
    public void A_checksum_has_its_published_value(string algorithm, string hexadecimal)
    {
        var payload = Convert.ToBase64String(Encoding.ASCII.GetBytes(Bytes));

        var request = Write(
            "s3",
            "PutObject",
            $$"""{"Bucket":"b","Key":"k","ChecksumAlgorithm":"{{algorithm}}","Body":"{{payload}}"}"""
        ).Value;

        var checksum = request.Headers[$"x-amz-checksum-{algorithm.ToLowerInvariant()}"];
        Assert.Equal(hexadecimal, Convert.ToHexString(Convert.FromBase64String(checksum!)));
        Assert.Equal(algorithm, request.Headers["x-amz-sdk-checksum-algorithm"]);
    }

    [Theory]
    [InlineData("supported", "s3", "PutObject", """{"Bucket":"b","Key":"k"}""", "x-amz-checksum-crc32")]
    [InlineData(
        "required",
        "s3",
        "PutBucketTagging",
        """{"Bucket":"b","Tagging":{"TagSet":[]}}""",
        "x-amz-checksum-crc32"
    )]
    [InlineData(
        "httpChecksumRequired",
        "s3control",
        "PutBucketTagging",
        """{"AccountId":"1","Bucket":"b","Tagging":{"TagSet":[]}}""",
        "x-amz-checksum-crc32"
    )]
    [InlineData(
        "the caller's own",
        "s3",
        "PutObject",
        """{"Bucket":"b","Key":"k","ChecksumSHA256":"x"}""",
        "x-amz-checksum-sha256"
    )]
    [InlineData(
        "the caller's own MD5 where one is required",
        "s3",
        "PutBucketTagging",
        """{"Bucket":"b","ContentMD5":"x","Tagging":{"TagSet":[]}}""",
        ""
    )]
    [InlineData("none", "s3", "GetObject", """{"Bucket":"b","Key":"k"}""", "")]
    [InlineData(
        "an algorithm of tomorrow",
        "s3",
        "PutObject",
        """{"Bucket":"b","Key":"k","ChecksumAlgorithm":"NEW"}""",
        ""
    )]
    public void A_request_has_the_checksum_that_its_operation_wants(
        string what,
        string service,
        string operation,
        string input,
        string header
    )
    {
        var request = Write(service, operation, input).Value;

        var found = request
            .Headers.Select(each => each.Key)
            .Where(each => each.StartsWith("x-amz-checksum-", StringComparison.Ordinal));
        Assert.Equal((what, header), (what, string.Join(' ', found)));
    }

    private static WireResult<WireRequest> Write(string service, string operation, string input) =>
        Spoken(service).WriteRequest(Open(service), Operation(service, operation), Input(input));

    private static JsonElement Input(string json) => JsonElement.Parse(json);

    private static IProtocol Spoken(string service) =>
        ProtocolTable.TryGet(Open(service).Protocol, out var protocol)
            ? protocol
            : throw new InvalidOperationException(service);

    private static OperationModel Operation(string service, string name) =>
        Open(service).TryGetOperation(name, out var operation) ? operation : throw new InvalidOperationException(name);

    private static ServiceModel Open(string name) =>
        ServiceCatalog.TryOpen(name, out var service) ? service : throw new InvalidOperationException(name);
}
