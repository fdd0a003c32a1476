using System.Globalization;
using System.Net;
using System.Text;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Http;

/// <summary>A request of Wire as .NET sends it: the same bytes, because the signature covers them.</summary>
internal static class RequestMessage
{
    private const string UserAgent = "aws-radar/0.1.0";

    // A path such as /a/../b is an object's key: .NET must not tidy it up.
    private static readonly UriCreationOptions AsWritten = new()
    {
        DangerousDisablePathAndQueryCanonicalization = true,
    };

    /// <summary>The URL of a request, path and query as they are signed.</summary>
    public static Uri Target(Uri authority, WireRequest request)
    {
        if (request is { RawPath: "/", RawQuery: "" })
        {
            // Most services have this one URL: it is taken apart once, not for each call.
            return authority;
        }

        var query = request.RawQuery.Length == 0 ? "" : $"?{request.RawQuery}";
        return new Uri($"{authority.GetLeftPart(UriPartial.Authority)}{request.RawPath}{query}", AsWritten);
    }

    public static HttpRequestMessage From(Uri authority, WireRequest request, AttemptTimer timer)
    {
        var target = Target(authority, request);
        var message = new HttpRequestMessage(HttpMethod.Parse(request.Method), target);
        if (request.IsEventStream)
        {
            // Only here both sides may send at once.
            (message.Version, message.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        }

        if (!request.Body.IsEmpty || request.StreamingBody is not null || request.Method is "POST" or "PUT" or "PATCH")
        {
            message.Content = new RequestBody(request, timer);
        }

        foreach (var (name, value) in request.Headers)
        {
            if (IsHostOf(target, name, value))
            {
                continue;
            }

            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                // .NET keeps the headers that describe a body apart.
                message.Content ??= new RequestBody(request, timer);
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        return message;
    }

    /// <summary>.NET writes the same line by itself; one that it is given it takes apart as a URL, for each request.</summary>
    private static bool IsHostOf(Uri target, string name, string value) =>
        name is "Host"
        && value.StartsWith(target.Host, StringComparison.Ordinal)
        && IsPortOf(target, value.AsSpan(target.Host.Length))
        && Ascii.IsValid(value);

    private static bool IsPortOf(Uri target, ReadOnlySpan<char> port) =>
        port.IsEmpty
            ? target.IsDefaultPort
            : port is [':', .. var digits]
                && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number == target.Port
                && !target.IsDefaultPort;
}
