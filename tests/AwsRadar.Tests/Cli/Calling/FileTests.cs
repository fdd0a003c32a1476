using System.Security.Cryptography;
using System.Text;
using AwsRadar.Tests.Client;
using AwsRadar.Wire.Protocols;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace AwsRadar.Tests.Cli.Calling;

/// <summary>Files that calls send and return, however large.</summary>
public sealed class FileTests
{
    private const int Large = WireLimits.MaxResponseBytes + 1_000_000;

    private static readonly string[] Get = ["call", "s3", "get-object", "--bucket", "b", "--key", "k"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1_000)]
    [InlineData(12_000_000)]
    public async Task A_file_of_any_size_is_sent_as_it_stands(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => new WireResponse { Status = 200 });
        using var process = ProcessFor(endpoint);
        var path = Path.Combine(process.Home, "content");
        await File.WriteAllBytesAsync(path, content, Cancel);

        var result = await process.RunAsync("call", "s3", "put-object", "--bucket", "b", "--key", "k", "--body", path);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.True(content.AsSpan().SequenceEqual(Assert.Single(endpoint.Requests).Body.Span));
        Assert.Empty(endpoint.SignatureErrors);
    }

    [Fact]
    public async Task A_dry_run_of_a_large_file_shows_its_size_and_its_checksum()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => new WireResponse { Status = 200 });
        using var process = ProcessFor(endpoint);
        var path = Path.Combine(process.Home, "content");
        await File.WriteAllBytesAsync(path, new byte[12_000_000], Cancel);

        var result = await process.RunAsync(
            "call",
            "s3",
            "put-object",
            "--bucket",
            "b",
            "--key",
            "k",
            "--body",
            path,
            "--dry-run"
        );

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("(12000000 bytes)", result.Out, StringComparison.Ordinal);
        Assert.Contains(
            $"x-amz-checksum-crc32: {Checksum(new byte[12_000_000])}",
            result.Out,
            StringComparison.Ordinal
        );
        Assert.Empty(endpoint.Requests);
    }

    [Fact]
    public async Task A_file_larger_than_memory_may_hold_is_received_for_its_owner_alone()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => Content(new byte[Large]));
        using var process = ProcessFor(endpoint);
        var path = Path.Combine(process.Home, "out");

        var result = await process.RunAsync([.. Get, path]);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(Large, new FileInfo(path).Length);
        Assert.Contains("\"ContentType\": \"text/plain\"", result.Out, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public async Task A_transfer_that_breaks_off_begins_anew_and_leaves_the_whole()
    {
        var attempts = 0;
        await using var endpoint = await AnsweringEndpoint.StartAsync(
            (_, context) => BreakOffAsync(context, ++attempts == 1 ? "half" : "the whole", 9)
        );
        using var process = ProcessFor(endpoint);
        var path = Path.Combine(process.Home, "out");

        var result = await process.RunAsync([.. Get, path]);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal("the whole", await File.ReadAllTextAsync(path, Cancel));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(200)]
    public async Task A_call_that_fails_leaves_the_old_file_as_it_was(int status)
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(
            (_, context) =>
            {
                context.Response.StatusCode = status;
                return BreakOffAsync(context, "half", 8);
            }
        );
        using var process = ProcessFor(endpoint);
        var path = Path.Combine(process.Home, "out");
        await File.WriteAllTextAsync(path, "old", Cancel);

        var result = await process.RunAsync([.. Get, path]);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("old", await File.ReadAllTextAsync(path, Cancel));
        Assert.Equal([path], Directory.GetFiles(process.Home, "*o*t*"));
    }

    [Theory]
    [InlineData("x-amz-checksum-crc32", "AAAAAA==", "CRC32")]
    [InlineData("x-amz-checksum-crc64nvme", "AAAAAAAAAAA=", "CRC64NVME")]
    [InlineData("x-amz-checksum-sha256", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "SHA256")]
    public async Task Content_that_is_not_what_S3_stored_is_told_and_leaves_the_old_file_as_it_was(
        string header,
        string checksum,
        string algorithm
    )
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ =>
            Content("damaged"u8.ToArray(), header, checksum)
        );
        using var process = ProcessFor(endpoint);
        var path = Path.Combine(process.Home, "out");
        await File.WriteAllTextAsync(path, "old", Cancel);

        var toFile = await process.RunAsync([.. Get, path]);
        var toOutput = await process.RunAsync([.. Get, "-"]);

        Assert.Equal((1, ""), (toFile.ExitCode, toFile.Out));
        Assert.Contains($"its {algorithm} is ", toFile.Error, StringComparison.Ordinal);
        Assert.Contains($"and not {checksum}, as its header says", toFile.Error, StringComparison.Ordinal);
        Assert.Equal("old", await File.ReadAllTextAsync(path, Cancel));
        Assert.Equal([path], Directory.GetFiles(process.Home));
        Assert.Equal((1, toFile.Error), (toOutput.ExitCode, toOutput.Error));
    }

    [Theory]
    [InlineData("x-amz-checksum-crc32", "DUoRhQ==")]
    [InlineData("x-amz-checksum-crc64nvme", "jSnVw/bqjr4=")]
    [InlineData("x-amz-checksum-sha1", "Kq5sNclPz7QVvfxlA0WsjD6cyeE=-3")]
    public async Task Content_that_is_what_S3_stored_or_has_the_checksum_of_parts_is_kept(
        string header,
        string checksum
    )
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ =>
            Content("hello world"u8.ToArray(), header, checksum)
        );
        using var process = ProcessFor(endpoint);
        var path = Path.Combine(process.Home, "out");

        var result = await process.RunAsync([.. Get, path]);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal("hello world", await File.ReadAllTextAsync(path, Cancel));
        Assert.Contains(
            "ENABLED",
            Assert.Single(endpoint.Requests).Headers["x-amz-checksum-mode"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Standard_output_gets_the_content_and_nothing_twice()
    {
        await using var whole = await AnsweringEndpoint.StartAsync(_ => Content("content"u8.ToArray()));
        await using var half = await AnsweringEndpoint.StartAsync((_, context) => BreakOffAsync(context, "half", 8));
        using var first = ProcessFor(whole);
        using var second = ProcessFor(half);

        var good = await first.RunAsync([.. Get, "-"]);
        var bad = await second.RunAsync([.. Get, "-"]);

        Assert.Equal((0, "content"), (good.ExitCode, good.Out));
        Assert.Equal((1, "half"), (bad.ExitCode, bad.Out));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told_before_anything_is_sent()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => Content([]));
        using var process = ProcessFor(endpoint);

        var result = await process.RunAsync([.. Get, Path.Combine(process.Home, "nowhere/out")]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("cannot be written", result.Error, StringComparison.Ordinal);
        Assert.Empty(endpoint.Requests);
    }

    private static string Checksum(byte[] content)
    {
        var hash = System.IO.Hashing.Crc32.Hash(content);
        Array.Reverse(hash);
        return Convert.ToBase64String(hash);
    }

    private static CliProcess ProcessFor(AnsweringEndpoint endpoint)
    {
        var process = new CliProcess();
        process.With("AWS_ENDPOINT_URL", endpoint.Url);
        process.With("AWS_REGION", "ap-northeast-2");
        process.With("AWS_ACCESS_KEY_ID", AnsweringEndpoint.Key.AccessKeyId);
        process.With("AWS_SECRET_ACCESS_KEY", AnsweringEndpoint.Key.SecretAccessKey.Reveal());
        return process;
    }

    private static WireResponse Content(byte[] content, string header = "x-amz-request-id", string value = "r") =>
        new()
        {
            Status = 200,
            Headers = new WireHeaders([new("Content-Type", "text/plain"), new(header, value)]),
            Body = content,
        };

    /// <summary>Says how much will come, and sends what it is told: too little breaks the connection.</summary>
    private static async Task BreakOffAsync(HttpContext context, string content, int length)
    {
        context.Response.ContentLength = length;
        await context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes(content), Cancel);
        await context.Response.Body.FlushAsync(Cancel);
    }
}
