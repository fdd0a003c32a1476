using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Benchmarks.Labs;

/// <summary>Clients that each sign a request, send it, read the answer to its end, and sign the next.</summary>
/// <param name="isGentle">One client, and a connection for each request: moto's server drops connections under load.</param>
internal sealed class ListUsersLoad(Uri endpoint, LabCredentials key, bool isGentle = false) : IDisposable
{
    private const int Clients = 16;
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = Clients });
    private readonly SigningCredentials _credentials = new(key.AccessKeyId, new Secret(key.SecretAccessKey));

    public async Task<LoadFigures> RunAsync(int requests)
    {
        var request = Write("ListUsers", new JsonObject { ["MaxItems"] = 10 });
        var latencies = new double[requests];
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, isGentle ? 1 : Clients)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        for (int number; (number = Interlocked.Increment(ref next)) < requests; )
                        {
                            var start = Stopwatch.GetTimestamp();
                            await SendAsync(request);
                            latencies[number] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                        }
                    })
                )
        );
        var elapsed = watch.Elapsed;
        Array.Sort(latencies);
        return new LoadFigures(elapsed, latencies);
    }

    public Task CallAsync(string operation, JsonObject input) => SendAsync(Write(operation, input));

    public void Dispose() => _http.Dispose();

    private WireRequest Write(string operation, JsonObject input)
    {
        if (
            !ServiceCatalog.TryOpen("iam", out var service)
            || !ProtocolTable.TryGet(service.Protocol, out var protocol)
            || !service.TryGetOperation(operation, out var model)
        )
        {
            throw new InvalidOperationException($"IAM has no {operation}.");
        }

        var request = protocol.WriteRequest(service, model, JsonElement.Parse(input.ToJsonString())).Value;
        return request with { Headers = request.Headers.With("Host", endpoint.Authority) };
    }

    private async Task SendAsync(WireRequest request)
    {
        var now = DateTimeOffset.UtcNow;
        var scope = CredentialScope.At(now, "us-east-1", "iam");
        var signed = RequestSigner.Sign(request, _credentials, now, scope, SigningOptions.ForService("iam"));
        using var message = new HttpRequestMessage(HttpMethod.Post, endpoint);
        message.Headers.ConnectionClose = isGentle;
        message.Content = new ReadOnlyMemoryContent(signed.Body);
        foreach (var (name, value) in signed.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await _http.SendAsync(message);
        var body = await response.Content.ReadAsByteArrayAsync();
        if (!response.IsSuccessStatusCode || body.Length == 0)
        {
            throw new InvalidOperationException($"The answer was {response.StatusCode}.");
        }
    }
}
