using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AwsRadar.Client.Http;

/// <summary>Connections for signed requests: no redirects, no cookies, nothing decoded or added on the way.</summary>
internal static class HttpConnections
{
    /// <param name="loopbackOnly">Whether a name that leads to another machine is refused.</param>
    public static HttpMessageInvoker Open(TimeSpan connectTimeout, bool loopbackOnly)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = connectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // A proxy between this machine and itself would only be a stranger who reads along.
            UseProxy = !loopbackOnly,
            // No trace of its own: it would be a header that nobody signed.
            ActivityHeadersPropagator = null,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        };
        if (loopbackOnly)
        {
            sockets.ConnectCallback = ConnectToLoopbackAsync;
        }

        return new HttpMessageInvoker(sockets);
    }

    /// <summary>Judges the address that a name leads to, because <c>localhost</c> is only a name.</summary>
    private static async ValueTask<Stream> ConnectToLoopbackAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var loopback = addresses.Where(IPAddress.IsLoopback).ToArray();
        if (loopback.Length == 0)
        {
            throw new NotLoopbackException(context.DnsEndPoint.Host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(loopback, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
