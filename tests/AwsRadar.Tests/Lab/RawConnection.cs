using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>
/// HTTP/1.1 over a socket, with nothing added, checked or put right: requests go out byte for byte as the test wrote them.
/// The connection is kept as long as the lab keeps it.
/// </summary>
internal sealed class RawConnection(int port) : IDisposable
{
    private const int MaxHeaderBytes = 64 * 1024;
    private static readonly byte[] EndOfHeaders = "\r\n\r\n"u8.ToArray();
    private TcpClient? _client;

    public static byte[] Write(WireRequest request)
    {
        var target = request.RawQuery.Length == 0 ? request.RawPath : $"{request.RawPath}?{request.RawQuery}";
        var head = new StringBuilder($"{request.Method} {target} HTTP/1.1\r\n");
        foreach (var (name, value) in request.Headers)
        {
            head.Append($"{name}: {value}\r\n");
        }

        head.Append($"Content-Length: {request.Body.Length}\r\n\r\n");
        return [.. Encoding.Latin1.GetBytes(head.ToString()), .. request.Body.Span];
    }

    /// <summary>The answer to a request of exactly these bytes.</summary>
    /// <param name="hasBody">False for a HEAD: its answer tells a length and has none.</param>
    public async Task<WireResponse> SendAsync(ReadOnlyMemory<byte> request, bool hasBody = true)
    {
        var cancellation = TestContext.Current.CancellationToken;
        if (_client is null)
        {
            _client = new TcpClient { NoDelay = true };
            await _client.ConnectAsync(IPAddress.Loopback, port, cancellation);
        }

        var stream = _client.GetStream();
        await stream.WriteAsync(request, cancellation);
        var response = await ReadAsync(stream, hasBody, cancellation);
        if (response.Headers["Connection"] is "close")
        {
            Dispose();
        }

        return response;
    }

    public void Dispose()
    {
        _client?.Dispose();
        _client = null;
    }

    private static async Task<WireResponse> ReadAsync(
        NetworkStream stream,
        bool hasBody,
        CancellationToken cancellation
    )
    {
        var buffer = new byte[MaxHeaderBytes];
        var length = 0;
        int end;
        while ((end = buffer.AsSpan(0, length).IndexOf(EndOfHeaders)) < 0)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellation);
            Assert.True(read > 0, "The lab hung up without an answer.");
            length += read;
        }

        var lines = Encoding.Latin1.GetString(buffer, 0, end).Split("\r\n");
        var headers = new WireHeaders(
            lines
                .Skip(1)
                .Select(line => line.Split(": ", 2))
                .Select(parts => KeyValuePair.Create(parts[0], parts.ElementAtOrDefault(1) ?? ""))
        );
        var size = hasBody ? int.Parse(headers["Content-Length"] ?? "0", CultureInfo.InvariantCulture) : 0;
        var start = end + EndOfHeaders.Length;
        var body = new byte[size];
        var had = Math.Min(size, length - start);
        buffer.AsSpan(start, had).CopyTo(body);
        await stream.ReadExactlyAsync(body.AsMemory(had), cancellation);
        return new WireResponse
        {
            Status = int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            Headers = headers,
            Body = body,
        };
    }
}
