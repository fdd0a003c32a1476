using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Store;
using AwsRadar.Web.Lessons;
using AwsRadar.Web.Model;
using AwsRadar.Web.Page;
using Microsoft.AspNetCore.Http;

namespace AwsRadar.Web.Serving;

/// <summary>The few addresses of the page. What is not in this table is not there: nothing is read from a folder.</summary>
internal sealed class PageRoutes(StoredAccounts accounts, LessonRoutes lesson, PageToken token)
{
    private const string Json = "application/json; charset=utf-8";
    private static readonly byte[] Shell = ServedPage.Write();
    private static readonly byte[] NoIcon = [];

    private static readonly (string Name, string Value)[] Headers =
    [
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", ServedPage.ContentSecurityPolicy + "; frame-ancestors 'none'"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
    ];

    /// <summary>Lets the request in, finds its address, checks its token, and answers.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        foreach (var (name, value) in Headers)
        {
            context.Response.Headers[name] = value;
        }

        try
        {
            await (
                PageGuard.Check(context) is { } refused ? FailAsync(context, refused) : RouteAsync(context)
            ).ConfigureAwait(false);
        }
        catch (StoreException error)
        {
            await FailAsync(context, new(StatusCodes.Status404NotFound, error.Message)).ConfigureAwait(false);
        }
        catch (BadHttpRequestException error)
        {
            await FailAsync(context, new(error.StatusCode, "The request is not well-formed HTTP."))
                .ConfigureAwait(false);
        }
    }

    private Task RouteAsync(HttpContext context)
    {
        var method = context.Request.Method;
        return (context.Request.Path.Value, method) switch
        {
            ("/", "GET" or "HEAD") => WriteAsync(context, "text/html; charset=utf-8", Shell),
            // A browser asks for it by itself, and would report an error.
            ("/favicon.ico", "GET" or "HEAD") => WriteAsync(context, "image/x-icon", NoIcon),
            ("/api/snapshots", "GET") => WithTokenAsync(context, SnapshotsAsync),
            ("/api/model", "GET") => WithTokenAsync(context, ModelAsync),
            ("/api/who-can", "POST") => WithTokenAsync(context, WhoCanAsync),
            ("/api/lesson", "GET") => WithTokenAsync(context, request => WriteAsync(request, lesson.State)),
            ("/api/lesson", "POST") => WithTokenAsync(context, TakeStepAsync),
            ("/" or "/favicon.ico" or "/api/snapshots" or "/api/model" or "/api/who-can" or "/api/lesson", _) =>
                FailAsync(context, new(StatusCodes.Status405MethodNotAllowed, "This address takes another method.")),
            _ => FailAsync(context, new(StatusCodes.Status404NotFound, "There is nothing at this address.")),
        };
    }

    private Task WithTokenAsync(HttpContext context, Func<HttpContext, Task> answer) =>
        token.IsIn(context.Request.Headers[PageToken.Header])
            ? answer(context)
            : FailAsync(
                context,
                new(
                    StatusCodes.Status401Unauthorized,
                    "The token of this start of `aws-radar serve` is missing: open the address that it printed."
                )
            );

    private Task SnapshotsAsync(HttpContext context) =>
        WriteAsync(
            context,
            Json,
            JsonSerializer.SerializeToUtf8Bytes(accounts.List(), ReportJson.Default.ImmutableArraySnapshotModel)
        );

    private Task ModelAsync(HttpContext context)
    {
        var model = accounts.Find(SnapshotOf(context)).Compressed;
        context.Response.Headers.ContentEncoding = "gzip";
        return WriteAsync(context, Json, model);
    }

    private async Task WhoCanAsync(HttpContext context)
    {
        var (question, fault) = await ReadQuestionAsync(context).ConfigureAwait(false);
        await (
            question is null
                ? FailAsync(context, fault!)
                : WriteAsync(
                    context,
                    Json,
                    JsonSerializer.SerializeToUtf8Bytes(
                        accounts.Find(SnapshotOf(context)).WhoCan(question),
                        ReportJson.Default.AnswerModel
                    )
                )
        ).ConfigureAwait(false);
    }

    private async Task TakeStepAsync(HttpContext context)
    {
        var (state, fault) = await lesson.TakeAsync(context).ConfigureAwait(false);
        await (state is null ? FailAsync(context, fault!) : WriteAsync(context, state)).ConfigureAwait(false);
    }

    private static async Task<(AccessQuestionModel? Question, PageFailure? Fault)> ReadQuestionAsync(
        HttpContext context
    )
    {
        // Another type could be sent by a form of another page without asking first.
        if (context.Request.ContentType is not "application/json")
        {
            return (null, new(StatusCodes.Status415UnsupportedMediaType, "A question is application/json."));
        }

        AccessQuestionModel? question;
        try
        {
            question = await JsonSerializer
                .DeserializeAsync(context.Request.Body, ReportJson.Default.AccessQuestionModel, context.RequestAborted)
                .ConfigureAwait(false);
        }
        catch (JsonException)
        {
            question = null;
        }

        return Fault(question) is { } sentence
            ? (null, new(StatusCodes.Status400BadRequest, sentence))
            : (question, null);
    }

    private static string? Fault(AccessQuestionModel? question) =>
        question switch
        {
            null => "A question has an action and a resource.",
            _ when question.Action.IndexOf(':', StringComparison.Ordinal) is <= 0 =>
                $"`{question.Action}` is no action: it begins with its service, such as iam:CreateUser.",
            _ when question.Action.AsSpan().ContainsAny('*', '?') =>
                $"`{question.Action}` has a wildcard, and a request is for one action: name it.",
            _ when question.Resource is not "*" && !Arn.TryParse(question.Resource, out var _) =>
                $"`{question.Resource}` is no ARN: give one, such as arn:aws:s3:::BUCKET/KEY, or *.",
            _ => null,
        };

    private static string? SnapshotOf(HttpContext context) =>
        context.Request.Query["snapshot"] is [{ Length: > 0 } id] ? id : null;

    private static Task FailAsync(HttpContext context, PageFailure failure)
    {
        context.Response.StatusCode = failure.Status;
        return WriteAsync(
            context,
            Json,
            JsonSerializer.SerializeToUtf8Bytes(new FailureModel(failure.Message), ReportJson.Default.FailureModel)
        );
    }

    private static Task WriteAsync(HttpContext context, Lesson state) =>
        WriteAsync(context, Json, JsonSerializer.SerializeToUtf8Bytes(state, ReportJson.Default.Lesson));

    private static async Task WriteAsync(HttpContext context, string type, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
