using System.IO.Compression;
using System.Text;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <summary>Answers may come compressed, and are bounded by what comes out.</summary>
public sealed class CompressionTests
{
    private const string NoUsers =
        "<ListUsersResponse><ListUsersResult><Users/><IsTruncated>false</IsTruncated></ListUsersResult></ListUsersResponse>";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_compressed_answer_is_read_and_was_asked_for_without_being_signed()
    {
        await using var endpoint = await StartAsync(Gzip(Encoding.UTF8.GetBytes(NoUsers)));
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Null(result.Error);
        Assert.Equal("gzip", Assert.Single(endpoint.Requests).Headers["Accept-Encoding"]);
        Assert.DoesNotContain("accept-encoding", Assert.Single(endpoint.Claims).SignedHeaders);
        Assert.Empty(endpoint.SignatureErrors);
    }

    [Fact]
    public async Task A_small_answer_that_becomes_huge_is_cut_off()
    {
        var bomb = Gzip(new byte[WireLimits.MaxResponseBytes + 1]);
        await using var endpoint = await StartAsync(bomb);
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.True(bomb.Length < 100_000, $"{bomb.Length} bytes are no bomb.");
        Assert.Equal((CallErrorKind.Unreadable, 1), (result.Error!.Kind, result.Attempts));
        Assert.Contains("larger than 32 MiB", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_only_says_that_it_is_compressed_is_unreadable()
    {
        await using var endpoint = await StartAsync(Encoding.UTF8.GetBytes(NoUsers));
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Equal((CallErrorKind.Unreadable, 1), (result.Error!.Kind, result.Attempts));
        Assert.Contains("says that it is compressed", result.Error.Message, StringComparison.Ordinal);
    }

    private static Task<AnsweringEndpoint> StartAsync(byte[] body) =>
        AnsweringEndpoint.StartAsync(_ => new WireResponse
        {
            Status = 200,
            Headers = new WireHeaders([new("Content-Type", "text/xml"), new("Content-Encoding", "gzip")]),
            Body = body,
        });

    private static byte[] Gzip(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }
}
