using System.Net;

namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>
/// HTTP to what runs beside this program: the agent of a container, the metadata of an instance. No proxy, no redirect, no
/// cookie, small answers, short waits.
/// </summary>
internal sealed class LocalHttp : IDisposable
{
    private const int MaxAnswerBytes = 64 * 1024;

    private readonly HttpClient _http;
    private readonly TimeSpan _timeout;

    public LocalHttp(TimeSpan timeout)
    {
        _timeout = timeout;
        _http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                AutomaticDecompression = DecompressionMethods.None,
                ConnectTimeout = timeout,
            }
        )
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Sends one request and reads the whole answer.</summary>
    /// <exception cref="HttpRequestException">Nothing answered, or not in time, or too much.</exception>
    public async Task<LocalAnswer> SendAsync(
        HttpMethod method,
        Uri url,
        (string Name, string Value)? header,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(method, url);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (header is var (name, value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(_timeout);
        try
        {
            using var response = await _http.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                timeout.Token
            );
            await using var body = await response.Content.ReadAsStreamAsync(timeout.Token);
            return new LocalAnswer((int)response.StatusCode, await ReadAsync(body, timeout.Token));
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException(
                Translate($"no answer within {_timeout.TotalSeconds:0.#} seconds"),
                exception
            );
        }
        catch (IOException exception)
        {
            throw new HttpRequestException(Translate("the answer broke off"), exception);
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var bytes = new byte[MaxAnswerBytes + 1];
        var read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return read <= MaxAnswerBytes
            ? bytes.AsMemory(0, read)
            : throw new HttpRequestException(Translate("the answer is larger than 64 KiB"));
    }
}
