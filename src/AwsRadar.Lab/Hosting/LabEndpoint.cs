using System.Globalization;
using System.Text;
using AwsRadar.Lab.Serving;
using AwsRadar.Wire.Protocols;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AwsRadar.Lab.Hosting;

/// <summary>HTTP to wire and back: the bytes of a request as they came, and the response as it was made.</summary>
internal sealed class LabEndpoint(RequestPipeline pipeline, LabControl control, IssuerDocuments issuers)
{
    public async Task HandleAsync(HttpContext context)
    {
        // The lab's errors are AWS's, in whatever language the program speaks that runs it.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        if (LoopbackGuard.Check(context) is { } refusal)
        {
            await RefuseAsync(context.Response, refusal, context.RequestAborted);
            return;
        }

        var request = await ReadAsync(context);
        var response =
            issuers.Answer(request)
            ?? (LabControl.IsFor(request) ? await control.AnswerAsync(request) : await pipeline.AnswerAsync(request));
        await WriteAsync(context.Response, response, context.RequestAborted);
    }

    private static async Task<WireRequest> ReadAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        using var body = new MemoryStream();

        // Kestrel ends this with status 413 when the body exceeds LabHost.MaxRequestBytes.
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return new WireRequest
        {
            Method = context.Request.Method,
            RawPath = question < 0 ? target : target[..question],
            RawQuery = question < 0 ? "" : target[(question + 1)..],
            Headers = new WireHeaders(HeadersOf(context.Request)),
            Body = body.GetBuffer().AsMemory(0, (int)body.Length),
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> HeadersOf(HttpRequest request) =>
        request.Headers.SelectMany(header =>
            header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? ""))
        );

    /// <summary>The connection ends with it: what else a page has in store for it is not read.</summary>
    private static async Task RefuseAsync(HttpResponse to, Refusal refusal, CancellationToken cancellationToken)
    {
        to.StatusCode = refusal.Status;
        to.ContentType = "text/plain";
        to.Headers.Connection = "close";
        to.Headers.XContentTypeOptions = "nosniff";
        var text = Encoding.UTF8.GetBytes(refusal.Message + "\n");
        to.ContentLength = text.Length;
        await to.Body.WriteAsync(text, cancellationToken);
    }

    private static async Task WriteAsync(HttpResponse to, WireResponse from, CancellationToken cancellationToken)
    {
        to.StatusCode = from.Status;
        foreach (var (name, value) in from.Headers)
        {
            to.Headers[name] = value;
        }

        // For the browser that got hold of an answer all the same: it is not a page and nobody else's script.
        to.Headers.XContentTypeOptions = "nosniff";
        to.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (from.Status is StatusCodes.Status204NoContent)
        {
            // Kestrel ends the connection of a response without content to which anything is written, even nothing.
            return;
        }

        to.ContentLength = from.Body.Length;
        await to.Body.WriteAsync(from.Body, cancellationToken);
    }
}
