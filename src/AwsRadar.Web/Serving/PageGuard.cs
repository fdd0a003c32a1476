using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace AwsRadar.Web.Serving;

/// <summary>
/// Keeps other web pages out. Such a page can make a browser send requests to a loopback port, under a name of its own
/// (DNS rebinding) or across origins; the browser then says so in <c>Host</c>, <c>Origin</c> and <c>Sec-Fetch-Site</c>.
/// </summary>
internal static class PageGuard
{
    private static readonly string[] LoopbackNames = ["127.0.0.1", "localhost", "[::1]"];

    /// <summary>Why the request is refused, or null when it is let in.</summary>
    public static PageFailure? Check(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.Host is not [{ } host] || !IsLoopback(host, context.Connection.LocalPort))
        {
            return new PageFailure(
                StatusCodes.Status421MisdirectedRequest,
                "The page is at its loopback address only."
            );
        }

        if (headers.TryGetValue("Origin", out var origin) && !IsOwn(origin, host))
        {
            return Foreign;
        }

        if (headers.TryGetValue("Sec-Fetch-Site", out var site) && site is not ["same-origin" or "none"])
        {
            return IsNavigation(context.Request) ? null : Foreign;
        }

        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return target.StartsWith('/')
            ? null
            : new PageFailure(StatusCodes.Status400BadRequest, "The request target must be a path.");
    }

    private static PageFailure Foreign => new(StatusCodes.Status403Forbidden, "The page answers no other web page.");

    private static bool IsOwn(StringValues origin, string host) =>
        origin is [{ } given] && given.Equals($"http://{host}", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A link elsewhere, or the file that <c>--open</c> shows, may lead to the page itself: it holds nothing of an account,
    /// cannot be framed, and asks for all that it shows with the token (docs/decisions/0009-a-link-may-lead-to-the-page.md).
    /// </summary>
    private static bool IsNavigation(HttpRequest request) =>
        request.Path == "/"
        && HttpMethods.IsGet(request.Method)
        && request.Headers["Sec-Fetch-Mode"] is ["navigate"]
        && request.Headers["Sec-Fetch-Dest"] is ["document"];

    private static bool IsLoopback(string host, int port)
    {
        var colon = host.LastIndexOf(':');
        return colon > 0
            && LoopbackNames.Contains(host[..colon], StringComparer.OrdinalIgnoreCase)
            && host.AsSpan(colon + 1).SequenceEqual(port.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>Why a request has no answer.</summary>
internal sealed record PageFailure(int Status, string Message);
