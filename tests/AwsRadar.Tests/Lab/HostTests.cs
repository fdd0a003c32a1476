using System.Net;
using System.Net.Sockets;
using System.Text;
using AwsRadar.Lab;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>What reaches the lab at all: threat model rows W1, W2, L2, L3.</summary>
public sealed class HostTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    [Theory]
    [InlineData("127.0.0.1:PORT")]
    [InlineData("localhost:PORT")]
    [InlineData("LOCALHOST:PORT")]
    [InlineData("[::1]:PORT")]
    public async Task A_loopback_host_is_served(string host) =>
        Assert.Contains("MissingAuthenticationToken", await SendAsync($"Host: {host}\r\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Host: evil.example\r\n")]
    [InlineData("Host: evil.example:PORT\r\n")]
    [InlineData("Host: localhost.evil.example:PORT\r\n")]
    [InlineData("Host: 127.0.0.1\r\n")]
    [InlineData("Host: 127.0.0.1:1\r\n")]
    [InlineData("Host: 127.0.0.1:0PORT\r\n")]
    [InlineData("Host: 0.0.0.0:PORT\r\n")]
    [InlineData("Host: [::ffff:127.0.0.1]:PORT\r\n")]
    [InlineData("Host: 127.0.0.1.:PORT\r\n")]
    [InlineData("Host: \r\n")]
    [InlineData("Host: 127.0.0.1:PORT\r\nHost: evil.example\r\n")]
    [InlineData("")]
    public async Task Any_other_host_is_refused(string header)
    {
        var answer = await SendAsync(header);

        Assert.True(
            answer.StartsWith("HTTP/1.1 421 ", StringComparison.Ordinal)
                || answer.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal),
            answer
        );
        Assert.DoesNotContain("ErrorResponse", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Origin: https://evil.example\r\n")]
    [InlineData("Origin: null\r\n")]
    [InlineData("Origin: http://127.0.0.1:PORT\r\n")]
    [InlineData("Sec-Fetch-Site: same-origin\r\n")]
    public async Task A_web_page_is_refused(string header)
    {
        var answer = await SendAsync($"Host: 127.0.0.1:PORT\r\n{header}");

        Assert.StartsWith("HTTP/1.1 403 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Access-Control", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_preflight_gets_no_permission()
    {
        var answer = await SendAsync(
            "Host: 127.0.0.1:PORT\r\nOrigin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n",
            "OPTIONS / HTTP/1.1"
        );

        Assert.StartsWith("HTTP/1.1 403 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Access-Control", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_whole_address_instead_of_a_path_is_refused()
    {
        var answer = await SendAsync("Host: 127.0.0.1:PORT\r\n", "GET http://evil.example/ HTTP/1.1");

        Assert.StartsWith("HTTP/1.1 4", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("ErrorResponse", answer, StringComparison.Ordinal);
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

    /// <summary>The answer to a request of exactly these bytes.</summary>
    private async Task<string> SendAsync(string headers, string requestLine = "GET / HTTP/1.1")
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, fixture.Lab.Endpoint.Port, cancellation);
        await using var stream = client.GetStream();
        var port = $"{fixture.Lab.Endpoint.Port}";
        var text =
            $"{requestLine}\r\n{headers.Replace("PORT", port, StringComparison.Ordinal)}Connection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), cancellation);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellation);
    }
}
