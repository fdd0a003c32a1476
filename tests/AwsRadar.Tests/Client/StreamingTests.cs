using System.Security.Cryptography;
using System.Text.Json;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Tests.Collector;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <summary>Objects of any size go from a file and into one, and never half.</summary>
public sealed class StreamingTests
{
    private const int MoreThanFitsInMemory = WireLimits.MaxResponseBytes + 1_000_000;

    private static readonly JsonElement Place = JsonElement.Parse("""{"Bucket":"radar","Key":"k"}""");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_uploaded_with_the_hash_of_its_bytes()
    {
        var content = RandomNumberGenerator.GetBytes(300_000);
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => new WireResponse { Status = 200 });
        using var client = new AwsClient(endpoint.Options);
        var body = new StreamingBody(() => new MemoryStream(content), content.Length);

        var result = await client.CallAsync("s3", "PutObject", Place, new CallStreams { Body = body }, Cancel);

        Assert.Null(result.Error);
        Assert.Empty(endpoint.SignatureErrors);
        var request = Assert.Single(endpoint.Requests);
        Assert.Equal(content, request.Body.ToArray());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), request.Headers["X-Amz-Content-Sha256"]);
    }

    [Fact]
    public async Task An_upload_that_is_tried_again_is_whole_again()
    {
        var content = RandomNumberGenerator.GetBytes(100_000);
        var opened = 0;
        var answers = new Queue<WireResponse>([new() { Status = 503 }, new() { Status = 200 }]);
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => answers.Dequeue());
        using var client = new AwsClient(endpoint.Options with { Time = new HurriedTime() });
        var body = new StreamingBody(
            () =>
            {
                opened++;
                return new MemoryStream(content);
            },
            content.Length
        );

        var result = await client.CallAsync("s3", "PutObject", Place, new CallStreams { Body = body }, Cancel);

        Assert.Null(result.Error);
        Assert.All(endpoint.Requests, request => Assert.Equal(content, request.Body.ToArray()));
        // For the checksum, the hash and each attempt at most.
        Assert.InRange(opened, 3, 4);
    }

    [Fact]
    public async Task An_object_larger_than_an_answer_may_be_is_downloaded()
    {
        var piece = RandomNumberGenerator.GetBytes(1_000_000);
        await using var endpoint = await AnsweringEndpoint.StartAsync(
            async (_, context) =>
            {
                context.Response.ContentLength = MoreThanFitsInMemory / piece.Length * (long)piece.Length;
                for (var sent = piece.Length; sent <= MoreThanFitsInMemory; sent += piece.Length)
                {
                    await context.Response.Body.WriteAsync(piece, context.RequestAborted);
                }
            }
        );
        using var client = new AwsClient(endpoint.Options);
        using var file = new TemporaryFile();

        var result = await client.CallAsync("s3", "GetObject", Place, file.Streams, Cancel);

        Assert.Null(result.Error);
        Assert.False(result.Output.TryGetProperty("Body", out _));
        Assert.Equal(MoreThanFitsInMemory / piece.Length * piece.Length, new FileInfo(file.Path).Length);
    }

    [Fact]
    public async Task A_download_that_breaks_off_begins_anew_and_leaves_nothing_behind()
    {
        var isFirst = true;
        await using var endpoint = await AnsweringEndpoint.StartAsync(
            async (_, context) =>
            {
                context.Response.ContentLength = 5;
                var content = isFirst ? "wro"u8.ToArray() : "right"u8.ToArray();
                await context.Response.Body.WriteAsync(content, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                if (isFirst)
                {
                    isFirst = false;
                    context.Abort();
                }
            }
        );
        using var client = new AwsClient(endpoint.Options with { Time = new HurriedTime() });
        using var file = new TemporaryFile();

        var result = await client.CallAsync("s3", "GetObject", Place, file.Streams, Cancel);

        Assert.Equal((null, 2), (result.Error, result.Attempts));
        Assert.Equal("right", await File.ReadAllTextAsync(file.Path, Cancel));
    }

    [Fact]
    public async Task A_refusal_is_told_and_is_no_content()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ =>
            AnsweringEndpoint.Xml("<Error><Code>NoSuchKey</Code><Message>No such key.</Message></Error>", 404)
        );
        using var client = new AwsClient(endpoint.Options);
        using var file = new TemporaryFile();

        var result = await client.CallAsync("s3", "GetObject", Place, file.Streams, Cancel);

        Assert.Equal("NoSuchKey", result.Error!.Code);
        Assert.False(File.Exists(file.Path));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named_and_nothing_is_sent()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => new WireResponse { Status = 200 });
        using var client = new AwsClient(endpoint.Options);
        var body = new StreamingBody(() => File.OpenRead("/nonexistent/report.csv"), Length: 5);

        var result = await client.CallAsync("s3", "PutObject", Place, new CallStreams { Body = body }, Cancel);

        Assert.Equal(CallErrorKind.LocalFile, result.Error!.Kind);
        Assert.Contains("/nonexistent/report.csv", result.Error.Message, StringComparison.Ordinal);
        Assert.Empty(endpoint.Requests);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_no_fault_of_the_service()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => new WireResponse
        {
            Status = 200,
            Body = "content"u8.ToArray(),
        });
        using var client = new AwsClient(endpoint.Options);
        var streams = new CallStreams { OpenOutput = () => File.Create("/nonexistent/report.csv") };

        var result = await client.CallAsync("s3", "GetObject", Place, streams, Cancel);

        Assert.Equal((CallErrorKind.LocalFile, 1), (result.Error!.Kind, result.Attempts));
        Assert.StartsWith("The content cannot be written: ", result.Error.Message, StringComparison.Ordinal);
    }

    private sealed class TemporaryFile : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aws-radar-stream-");

        public string Path => System.IO.Path.Combine(_folder.FullName, "content");

        public CallStreams Streams => new() { OpenOutput = () => File.Create(Path) };

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
