using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace AwsRadar.Tests.Lab.Hosting;

/// <summary>Who holds on to connections keeps nobody else out: threat model row L3.</summary>
public sealed class ConnectionTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    private const int MaxConnections = 1_000;

    [Theory]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 100\r\n\r\nAction=")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nActio")]
    public async Task A_body_that_does_not_come_is_not_waited_for(string start)
    {
        using var client = await ConnectAsync(start);

        var answer = await ReadToEndAsync(client);

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_closed_and_those_after_it_are_served()
    {
        var held = new List<TcpClient>();
        for (var number = 0; number < MaxConnections; number++)
        {
            held.Add(await ConnectAsync());
        }

        Assert.Equal("", await ReadToEndAsync(await ConnectAsync()));
        held.ForEach(client => client.Dispose());

        // The lab sees the ends of the others in its own time.
        var answer = "";
        while (answer.Length == 0)
        {
            using var client = await ConnectAsync(
                "GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\n\r\n"
            );
            answer = await ReadToEndAsync(client);
        }

        Assert.Contains("MissingAuthenticationToken", answer, StringComparison.Ordinal);
    }

    private async Task<TcpClient> ConnectAsync(string start = "")
    {
        var cancellation = TestContext.Current.CancellationToken;
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, fixture.Lab.Endpoint.Port, cancellation);
        var text = start.Replace("PORT", $"{fixture.Lab.Endpoint.Port}", StringComparison.Ordinal);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), cancellation);
        return client;
    }

    private static async Task<string> ReadToEndAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        try
        {
            return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // Reset instead of closed.
            return "";
        }
    }
}
