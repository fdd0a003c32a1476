using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Http;

/// <summary>
/// Reads a response to its end before anybody looks at it: at most <see cref="WireLimits.MaxResponseBytes"/>, within one
/// time limit for the whole attempt. A server that trickles or never stops is an error, not a hang or a full memory.
/// </summary>
internal sealed class BoundedBodyHandler(HttpMessageHandler inner, TimeSpan attemptTimeout) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(attemptTimeout);
        try
        {
            var response = await base.SendAsync(request, timeout.Token);
            response.Content = await ReadAsync(response.Content, timeout.Token);
            return response;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"no complete answer within {attemptTimeout.TotalSeconds:0} seconds", exception);
        }
    }

    private static async Task<HttpContent> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var chunk = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(chunk, cancellationToken)) > 0; )
        {
            if (body.Length + read > WireLimits.MaxResponseBytes)
            {
                throw new ResponseTooLargeException();
            }

            body.Write(chunk, 0, read);
        }

        var whole = new ByteArrayContent(body.GetBuffer(), 0, (int)body.Length);
        foreach (var (name, values) in content.Headers)
        {
            whole.Headers.TryAddWithoutValidation(name, values);
        }

        return whole;
    }
}
