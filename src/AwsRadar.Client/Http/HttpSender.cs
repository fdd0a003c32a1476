using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Http;

/// <summary>Sends requests exactly as Wire wrote and signed them, and reads what comes back within bounds.</summary>
internal sealed class HttpSender(AwsClientOptions options) : IDisposable
{
    private readonly Lazy<HttpMessageInvoker> _anywhere = new(() =>
        HttpConnections.Open(options.ConnectTimeout, loopbackOnly: false)
    );

    private readonly Lazy<HttpMessageInvoker> _loopback = new(() =>
        HttpConnections.Open(options.ConnectTimeout, loopbackOnly: true)
    );

    /// <param name="authority">Scheme and host with port, without a path.</param>
    /// <exception cref="TimeoutException">A time limit passed.</exception>
    /// <exception cref="HttpRequestException">There is no connection, or it broke.</exception>
    /// <exception cref="LocalStreamException">The content of the request cannot be read, or that of the answer not written.</exception>
    /// <exception cref="ResponseTooLargeException">The answer is longer than <see cref="WireLimits.MaxResponseBytes"/>.</exception>
    /// <param name="receiver">Where the body of a success goes; null to have it in memory.</param>
    public async Task<WireResponse> SendAsync(
        Uri authority,
        WireRequest request,
        IBodyReceiver? receiver,
        CancellationToken cancellationToken
    )
    {
        // Content that stays outside memory may be of any size: it takes as long as bytes come.
        var isContent = receiver is not null || request.StreamingBody is not null;
        var total = isContent ? Timeout.InfiniteTimeSpan : options.AttemptTimeout;
        using var timer = new AttemptTimer(options.ReadTimeout, total, cancellationToken);
        try
        {
            using var message = RequestMessage.From(authority, request, timer);
            var connections = authority.IsLoopback ? _loopback.Value : _anywhere.Value;
            using var response = await connections.SendAsync(message, timer.Token);
            timer.Progress();
            return await ResponseReader.ReadAsync(response, receiver, timer);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(timer.Reason ?? NoConnection, exception);
        }
    }

    private string NoConnection => Translate($"no connection within {AttemptTimer.Words(options.ConnectTimeout)}");

    public void Dispose()
    {
        foreach (var opened in new[] { _anywhere, _loopback }.Where(each => each.IsValueCreated))
        {
            opened.Value.Dispose();
        }
    }
}
