using System.Collections.Immutable;
using AwsRadar.Client.Endpoints;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Pipeline;

/// <summary>Puts a request and an endpoint together: host, path and the headers that the endpoint needs.</summary>
internal static class RequestAddress
{
    private const string BucketLabel = "/{Bucket}";

    public static WireRequest Apply(WireRequest request, OperationModel operation, ServiceEndpoint endpoint)
    {
        var path = endpoint.BasePath + OwnPath(request.RawPath, operation);
        var headers = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(
            1 + request.Headers.Count + endpoint.Headers.Count
        );
        headers.Add(new("Host", Prefix(request, endpoint) + endpoint.Host));
        foreach (var header in request.Headers)
        {
            headers.Add(header);
        }

        foreach (var header in endpoint.Headers)
        {
            if (!request.Headers.Contains(header.Key))
            {
                headers.Add(header);
            }
        }

        return request with
        {
            RawPath = path.Length == 0 ? "/" : path,
            Headers = new(headers.DrainToImmutable()),
        };
    }

    /// <summary>Nothing is put before a host that a person named, such as 127.0.0.1, nor twice before one that the rules made.</summary>
    private static string Prefix(WireRequest request, ServiceEndpoint endpoint) =>
        request.HostPrefix is { } prefix
        && !endpoint.IsConfigured
        && !endpoint.Host.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            ? prefix
            : "";

    /// <summary>S3's models put the bucket into the path, and so do its endpoint rules, unless they put it into the host.</summary>
    private static string OwnPath(string path, OperationModel operation)
    {
        var isBucketFirst =
            operation.RequestUri.StartsWith(BucketLabel, StringComparison.Ordinal)
            && operation.Input is { } input
            && input.TryGetMember("Bucket", out var bucket)
            && bucket.ContextParameter is "Bucket";
        if (!isBucketFirst)
        {
            return path;
        }

        var end = path.IndexOf('/', 1);
        return end < 0 ? "" : path[end..];
    }
}
