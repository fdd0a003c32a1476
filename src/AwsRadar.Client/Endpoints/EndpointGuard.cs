using System.Diagnostics.CodeAnalysis;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;

namespace AwsRadar.Client.Endpoints;

/// <summary>Keeps signed requests from going where they can be read: they go by https, or stay on this machine.</summary>
internal static class EndpointGuard
{
    /// <exception cref="ConfigurationException">The text is no http or https URL of a host alone.</exception>
    public static Uri Parse(string url, string source) =>
        IsEndpoint(url, out var parsed)
            ? parsed
            : throw Refused(
                Translate(
                    $"`{url}` ({Translate(source)}) is not the URL of an endpoint: it must be `https://HOST` or `http://127.0.0.1:PORT`."
                )
            );

    /// <summary>Whether a text is the http or https URL of a host alone.</summary>
    public static bool IsEndpoint(string url, [NotNullWhen(true)] out Uri? endpoint) =>
        Uri.TryCreate(url, UriKind.Absolute, out endpoint)
        && endpoint.Scheme is "http" or "https"
        && endpoint.Host.Length > 0
        && endpoint is { UserInfo: "", Query: "", Fragment: "" };

    /// <exception cref="ConfigurationException">Requests to the endpoint must not be signed.</exception>
    public static ServiceEndpoint Check(ServiceEndpoint endpoint, bool mustBeLoopback)
    {
        if (endpoint.Url.Scheme is "http" && !endpoint.IsLoopback)
        {
            throw Refused(
                Translate(
                    $"Signed requests go by https, or by http to this machine only; `{endpoint.Url}` ({endpoint.Source}) is neither. Nothing was sent."
                )
            );
        }

        return mustBeLoopback && !endpoint.IsLoopback
            ? throw Refused(
                Translate(
                    $"Only endpoints on this machine are allowed here, and `{endpoint.Url}` ({endpoint.Source}) is not. Nothing was sent."
                )
            )
            : endpoint;
    }

    private static ConfigurationException Refused(string message) => new(CallErrorKind.Refused, message);
}
