using System.Text.Json;
using AwsRadar.Web.Lessons;
using AwsRadar.Web.Model;
using Microsoft.AspNetCore.Http;

namespace AwsRadar.Web.Serving;

/// <summary>The lesson behind the page; without a lab there is none, and it has no steps.</summary>
internal sealed class LessonRoutes(IServedLesson? lesson)
{
    public Lesson State => lesson?.State ?? new Lesson([]);

    /// <summary>Takes the step that the request names.</summary>
    public async Task<(Lesson? Lesson, PageFailure? Fault)> TakeAsync(HttpContext context)
    {
        // Another type could be sent by a form of another page without asking first.
        if (context.Request.ContentType is not "application/json")
        {
            return (null, new(StatusCodes.Status415UnsupportedMediaType, "A step is application/json."));
        }

        LessonStepModel? wanted;
        try
        {
            wanted = await JsonSerializer
                .DeserializeAsync(context.Request.Body, ReportJson.Default.LessonStepModel, context.RequestAborted)
                .ConfigureAwait(false);
        }
        catch (JsonException)
        {
            wanted = null;
        }

        if (wanted is null || lesson is null)
        {
            return (null, new(StatusCodes.Status400BadRequest, "A step of the lesson has an id, and a lab behind it."));
        }

        try
        {
            // The step goes on when the page is closed meanwhile: half of it would leave the lab in between.
            return await lesson.TakeAsync(wanted.Step, CancellationToken.None).ConfigureAwait(false) is { } after
                ? (after, null)
                : (null, new(StatusCodes.Status409Conflict, "This is not the next step of the lesson."));
        }
        catch (LessonException error)
        {
            return (null, new(StatusCodes.Status502BadGateway, error.Message));
        }
    }
}
