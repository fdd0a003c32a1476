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
        if (LoopbackGuard.Check(context) is { } refusal)
        {
            context.Response.StatusCode = refusal.Status;
            context.Response.Headers.Connection = "close";
            await context.Response.WriteAsync(refusal.Message + "\n", context.RequestAborted);
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
        to.ContentLength = from.Body.Length;
        await to.Body.WriteAsync(from.Body, cancellationToken);
    }
}
