using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AwsRadar.Lab;
using AwsRadar.Tests.Lab.Fixtures;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Lab.Mutants;

/// <summary>Row L1 of the threat model, for bodies that are sent in chunks or not signed at all.</summary>
public sealed partial class ChunkedMutantTests : IAsyncLifetime
{
    private static readonly string[] Codes =
    [
        "SignatureDoesNotMatch",
        "IncompleteBody",
        "MalformedTrailerError",
        "BadDigest",
    ];

    private readonly FixtureFolder _folder = new FixtureFolder().With("s3/PutObject.json", """{"ETag":"\"abc\""}""");
    private LabServer? _lab;

    public async ValueTask InitializeAsync() => _lab = await _folder.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _lab!.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(ChunkedUpload.Signed)]
    [InlineData(ChunkedUpload.SignedWithTrailer)]
    [InlineData(ChunkedUpload.UnsignedWithTrailer)]
    public async Task No_byte_of_a_chunked_upload_can_be_changed_removed_or_doubled(string payload)
    {
        using var connection = new RawConnection(_lab!.Endpoint.Port);
        var upload = ChunkedUpload.Write(_lab, payload);
        Assert.Equal(200, (await SendAsync(connection, upload)).Status);

        var faults = new List<string>();
        foreach (var body in Mutants(upload.Body.ToArray()))
        {
            var response = await SendAsync(connection, upload with { Body = body });
            if (response.Status is < 400 or >= 500 || !Codes.Contains(CodeIn(response), StringComparer.Ordinal))
            {
                faults.Add($"{response.Status} {CodeIn(response)}: {Encoding.Latin1.GetString(body)}");
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults).Replace("\r", "<CR>", StringComparison.Ordinal));
        Assert.Equal(200, (await SendAsync(connection, upload)).Status);
    }

    [Theory]
    [InlineData(ChunkedUpload.Signed)]
    [InlineData(ChunkedUpload.SignedWithTrailer)]
    [InlineData(ChunkedUpload.UnsignedWithTrailer)]
    public async Task What_the_request_says_of_its_body_is_signed(string payload)
    {
        using var connection = new RawConnection(_lab!.Endpoint.Port);
        var upload = ChunkedUpload.Write(_lab, payload);
        (string Name, string? Value)[] changes =
        [
            ("X-Amz-Decoded-Content-Length", "35"),
            ("X-Amz-Decoded-Content-Length", null),
            ("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD"),
            (
                "X-Amz-Content-Sha256",
                payload is ChunkedUpload.Signed ? ChunkedUpload.UnsignedWithTrailer : ChunkedUpload.Signed
            ),
            ("X-Amz-Content-Sha256", "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD"),
            ("X-Amz-Content-Sha256", null),
            ("X-Amz-Trailer", "x-amz-checksum-sha256"),
            ("Content-Encoding", "gzip"),
        ];

        foreach (var (name, value) in changes)
        {
            var without = upload.Headers.Without(name);
            var headers = value is null ? without : without.With(name, value);
            var response = await SendAsync(connection, upload with { Headers = headers });

            Assert.Equal((403, "SignatureDoesNotMatch"), (response.Status, CodeIn(response)));
        }
    }

    [Fact]
    public async Task Amazon_S3_takes_a_body_that_is_not_signed_and_no_other_service_does()
    {
        var s3 = new LabClient(_lab!.Endpoint, _lab.RootCredentials) { Service = "s3" };
        var put = s3.Write("PutObject", new JsonObject { ["Bucket"] = "uploads", ["Key"] = "file.txt" });
        var iam = new LabClient(_lab.Endpoint, _lab.RootCredentials);

        var taken = await s3.SendAsync(s3.Sign(Unsigned(put)));
        var refused = await iam.SendAsync(iam.Sign(Unsigned(iam.Write("ListUsers"))));

        Assert.Equal(200, taken.Status);
        Assert.Equal((403, "SignatureDoesNotMatch"), (refused.Status, CodeIn(refused)));
    }

    [Theory]
    [InlineData(ChunkedUpload.Signed)]
    [InlineData(ChunkedUpload.UnsignedWithTrailer)]
    public async Task A_chunked_body_is_no_form_of_other_services(string payload)
    {
        var iam = new LabClient(_lab!.Endpoint, _lab.RootCredentials);
        var request = iam.Write("ListUsers");
        var chunked = request with
        {
            Headers = request.Headers.Without("X-Amz-Content-Sha256").With("X-Amz-Content-Sha256", payload),
        };

        var response = await iam.SendAsync(iam.Sign(chunked));

        Assert.Equal((403, "SignatureDoesNotMatch"), (response.Status, CodeIn(response)));
    }

    /// <summary>Each byte another, away, and twice; a zero more before the last length says the same.</summary>
    private static IEnumerable<byte[]> Mutants(byte[] body)
    {
        for (var index = 0; index < body.Length; index++)
        {
            var changed = (byte[])body.Clone();
            changed[index] ^= 1;
            yield return changed;
            yield return [.. body[..index], .. body[(index + 1)..]];
            if (body[index] != '0' || body[index - 1] != '\n')
            {
                yield return [.. body[..index], body[index], .. body[index..]];
            }
        }
    }

    private static WireRequest Unsigned(WireRequest request) =>
        request with
        {
            Headers = request.Headers.Without("X-Amz-Content-Sha256").With("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD"),
        };

    private static Task<WireResponse> SendAsync(RawConnection connection, WireRequest request) =>
        connection.SendAsync(RawConnection.Write(request));

    private static string CodeIn(WireResponse response)
    {
        var body = Encoding.UTF8.GetString(response.Body.Span);
        return Code().Match(body) is { Success: true } match ? match.Groups[1].Value : body;
    }

    [GeneratedRegex("<Code>(\\w+)</Code>")]
    private static partial Regex Code();
}
