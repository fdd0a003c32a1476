using System.Collections.Immutable;
using System.Net.Http;
using Amazon.Runtime;
using AwsRadar.Client.Calls;

namespace AwsRadar.Client.Http;

/// <summary>HTTP that ends at the last moment: a request that is ready to be sent is shown instead.</summary>
internal sealed class RehearsalHttpClientFactory : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new RehearsalHandler());

    private sealed class RehearsalHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
            IEnumerable<KeyValuePair<string, IEnumerable<string>>> ofContent = request.Content?.Headers.ToArray() ?? [];
            var headers = request
                .Headers.Concat(ofContent)
                .SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value)));
            throw new RehearsedException(
                new PreparedRequest(
                    request.Method.Method,
                    request.RequestUri!,
                    [
                        .. headers.Select(header =>
                            KeyValuePair.Create(header.Key, HeaderMask.Of(header.Key, header.Value))
                        ),
                    ],
                    body
                )
            );
        }
    }
}
