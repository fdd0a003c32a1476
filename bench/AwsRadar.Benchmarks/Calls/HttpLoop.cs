using System.Globalization;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Benchmarks.Calls;

/// <summary>
/// A process that has .NET's HTTP client send one signed request over and over and read the bytes of the answer: what is left
/// when writing, signing, reading and paging cost nothing.
/// </summary>
internal static class HttpLoop
{
    /// <summary>Prints microseconds.</summary>
    public static async Task<int> RunAsync(string operation, int warmUps, int times)
    {
        var endpoint = new Uri(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL")!);
        var request = Sign(operation, endpoint);
        using var client = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                UseProxy = false,
                UseCookies = false,
                ActivityHeadersPropagator = null,
            }
        );
        await SendAsync(client, endpoint, request, warmUps);
        var before = Environment.CpuUsage.TotalTime;
        await SendAsync(client, endpoint, request, times);
        var each = (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / times;
        Console.WriteLine(each.ToString("0.0", CultureInfo.InvariantCulture));
        return 0;
    }

    private static WireRequest Sign(string operation, Uri endpoint)
    {
        _ = ServiceCatalog.TryOpen("iam", out var service);
        _ = service!.TryGetOperation(operation, out var found);
        _ = ProtocolTable.TryGet(service.Protocol, out var protocol);
        var written = protocol!.WriteRequest(service, found!, input: default).Value;
        var credentials = new SigningCredentials(
            Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID")!,
            new Secret(Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY")!)
        );
        var now = TimeProvider.System.GetUtcNow();
        return RequestSigner.Sign(
            written with
            {
                Headers = written.Headers.With("Host", endpoint.Authority),
            },
            credentials,
            now,
            CredentialScope.At(now, "us-east-1", "iam"),
            SigningOptions.Default
        );
    }

    private static async Task SendAsync(HttpMessageInvoker client, Uri endpoint, WireRequest request, int times)
    {
        for (var time = 0; time < times; time++)
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, endpoint)
            {
                Content = new ReadOnlyMemoryContent(request.Body),
            };
            foreach (var (name, value) in request.Headers)
            {
                if (name is not "Host" && !message.Headers.TryAddWithoutValidation(name, value))
                {
                    message.Content.Headers.TryAddWithoutValidation(name, value);
                }
            }

            using var response = await client.SendAsync(message, CancellationToken.None);
            await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        }
    }
}
