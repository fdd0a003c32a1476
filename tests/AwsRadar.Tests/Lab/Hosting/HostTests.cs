using System.Net;
using System.Net.Sockets;
using System.Text;
using AwsRadar.Lab;
using Xunit;

namespace AwsRadar.Tests.Lab.Hosting;

/// <summary>What of HTTP reaches the lab at all: threat model rows W1 and L3.</summary>
public sealed class HostTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    [Theory]
    [InlineData("")]
    [InlineData("Host: 127.0.0.1:PORT\r\nHost: evil.example\r\n")]
    [InlineData("Host: evil.example\r\nHost: 127.0.0.1:PORT\r\n")]
    [InlineData("Host: 127.0.0.1:PORT\r\nHost: 127.0.0.1:PORT\r\n")]
    [InlineData("Host: 127.0.0.1:PORT, evil.example\r\n")]
    [InlineData("Host: 127.0.0.1:PORT\r\n Host: evil.example\r\n")]
    [InlineData("Host : 127.0.0.1:PORT\r\n")]
    public async Task A_host_that_is_missing_or_there_twice_is_refused(string headers) =>
        AssertRefused(await SendAsync(headers));

    [Theory]
    [InlineData("GET http://evil.example/ HTTP/1.1")]
    [InlineData("GET http://127.0.0.1:PORT/ HTTP/1.1")]
    [InlineData("GET //evil.example/ HTTP/1.1\r\nHost: evil.example")]
    [InlineData("GET evil.example HTTP/1.1")]
    [InlineData("OPTIONS * HTTP/1.1")]
    [InlineData("CONNECT evil.example:443 HTTP/1.1")]
    [InlineData("CONNECT 127.0.0.1:PORT HTTP/1.1")]
    public async Task A_target_that_is_no_path_is_refused(string requestLine) =>
        AssertRefused(await SendAsync("Host: 127.0.0.1:PORT\r\n", requestLine));

    [Theory]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM", "")]
    [InlineData("GET / HTTP/2.0", "Host: 127.0.0.1:PORT\r\n")]
    [InlineData("GET / HTTP/1.0", "")]
    [InlineData("GET /", "Host: 127.0.0.1:PORT\r\n")]
    public async Task Another_version_of_HTTP_is_refused(string requestLine, string headers) =>
        AssertRefused(await SendAsync(headers, requestLine));

    [Theory]
    [InlineData("Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n")]
    [InlineData("Upgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n")]
    public async Task No_connection_becomes_another_one(string headers)
    {
        var answer = await SendAsync($"Host: 127.0.0.1:PORT\r\n{headers}");

        Assert.StartsWith("HTTP/1.1 403 ", answer, StringComparison.Ordinal);
        Assert.Contains("MissingAuthenticationToken", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Upgrade", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        var answer = await SendAsync("Host: 127.0.0.1:PORT\r\nContent-Length: 10000000\r\n", "POST / HTTP/1.1");

        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_loopback_is_listened_on()
    {
        Assert.Equal("127.0.0.1", fixture.Lab.Endpoint.Host);
        var others = (await Dns.GetHostAddressesAsync(Dns.GetHostName(), TestContext.Current.CancellationToken))
            .Where(address => address.AddressFamily is AddressFamily.InterNetwork && !IPAddress.IsLoopback(address))
            .ToList();
        Assert.SkipWhen(others.Count == 0, "this machine has no address but loopback");

        using var client = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(async () =>
            await client.ConnectAsync(others[0], fixture.Lab.Endpoint.Port, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task A_port_in_use_is_one_clear_sentence()
    {
        var error = await Assert.ThrowsAsync<LabStartException>(() =>
            LabServer.StartAsync(
                new LabOptions { Port = fixture.Lab.Endpoint.Port },
                TestContext.Current.CancellationToken
            )
        );

        Assert.Equal(LabStartFailure.Port, error.Failure);
        Assert.Equal(
            $"The lab cannot listen on 127.0.0.1:{fixture.Lab.Endpoint.Port}: another program already listens there.",
            error.Message
        );
    }

    /// <summary>HTTP's own refusal, no answer at all, or a farewell in HTTP/2's frames; nothing of AWS.</summary>
    private static void AssertRefused(string answer)
    {
        Assert.True(
            !answer.StartsWith("HTTP/", StringComparison.Ordinal)
                || ((string[])["400", "405", "421", "505"]).Any(status =>
                    answer.StartsWith($"HTTP/1.1 {status} ", StringComparison.Ordinal)
                ),
            answer
        );
        Assert.DoesNotContain("ErrorResponse", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Access-Control", answer, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The answer to a request of exactly these bytes.</summary>
    private async Task<string> SendAsync(string headers, string requestLine = "GET / HTTP/1.1")
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, fixture.Lab.Endpoint.Port, cancellation);
        await using var stream = client.GetStream();
        var port = $"{fixture.Lab.Endpoint.Port}";
        var text = $"{requestLine}\r\n{headers}Connection: close\r\n\r\n".Replace(
            "PORT",
            port,
            StringComparison.Ordinal
        );
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), cancellation);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellation);
    }
}
