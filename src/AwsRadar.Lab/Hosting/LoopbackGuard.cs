using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AwsRadar.Lab.Hosting;

/// <summary>
/// Keeps web pages out. A page can make a browser send requests to a loopback port, under a name of its own (DNS
/// rebinding) or across origins; no AWS client sends an <c>Origin</c> or another host's name.
/// </summary>
internal static class LoopbackGuard
{
    private static readonly string[] LoopbackNames = ["127.0.0.1", "localhost", "[::1]"];

    /// <summary>Why the request is refused, or null when it is let in.</summary>
    public static Refusal? Check(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.Host is not [{ } host] || !IsLoopback(host, context.Connection.LocalPort))
        {
            return new Refusal(
                StatusCodes.Status421MisdirectedRequest,
                "The lab answers to its loopback address only."
            );
        }

        if (headers.ContainsKey("Origin") || headers.ContainsKey("Sec-Fetch-Site"))
        {
            return new Refusal(StatusCodes.Status403Forbidden, "The lab answers no web page.");
        }

        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return target.StartsWith('/')
            ? null
            : new Refusal(StatusCodes.Status400BadRequest, "The request target must be a path.");
    }

    private static bool IsLoopback(string host, int port)
    {
        var colon = host.LastIndexOf(':');
        return colon > 0
            && LoopbackNames.Contains(host[..colon], StringComparer.OrdinalIgnoreCase)
            && host.AsSpan(colon + 1).SequenceEqual(port.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>An answer outside the AWS protocol: to something that is no AWS client.</summary>
internal sealed record Refusal(int Status, string Message);
