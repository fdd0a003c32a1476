using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;

namespace AwsRadar.Client.Http;

/// <summary>HTTP for signed requests: no redirects, no cookies, no decompression, bounds on size and time.</summary>
internal sealed class BoundedHttpClientFactory(AwsClientOptions options, bool loopbackOnly) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // A proxy between this machine and itself would only be a stranger who reads along.
            UseProxy = !loopbackOnly,
        };
        if (loopbackOnly)
        {
            sockets.ConnectCallback = ConnectToLoopbackAsync;
        }

        return new HttpClient(new BoundedBodyHandler(sockets, options.AttemptTimeout))
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>One connection pool for all calls to a service, disposed with its client.</summary>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => true;

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
