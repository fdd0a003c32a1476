using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.Authorization.Denials;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Lab.Serving;

/// <summary>
/// What AWS does not have: <c>POST /_lab/reset</c> takes the lab back to its start, <c>POST /_lab/clock</c> moves its time,
/// and the rest gives what others would send: see <see cref="LabPapers"/>. All are signed by the key of the main account's
/// root user, for any service and region: <c>curl --aws-sigv4</c> can do it.
/// </summary>
internal sealed class LabControl(LabStore store, DenialLog denials, LabClock clock, LabPapers papers)
{
    private const string Prefix = "/_lab/";

    public static bool IsFor(WireRequest request) => request.RawPath.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Step 1: who asks? Step 2: may they? Step 3: do it.</summary>
    public async ValueTask<WireResponse> AnswerAsync(WireRequest request)
    {
        // Step 1
        if (!SignatureReader.Read(request).TryGet(out var claim, out var unreadable))
        {
            return Refuse(unreadable);
        }

        if (!Authenticator.Authenticate(store.Current, request, claim, clock).TryGet(out var caller, out var refused))
        {
            return Refuse(refused);
        }

        // Step 2
        if (!store.Current.Main.IsRootKey(caller.AccessKeyId))
        {
            return Refuse(403, "AccessDenied", "Only the root user's access key may do this to the lab.");
        }

        // Step 3
        return request switch
        {
            { RawPath: not ("/_lab/reset" or "/_lab/clock") } when !LabPapers.IsFor(request.RawPath) => Refuse(
                404,
                "NotFound",
                $"The lab has /_lab/reset, /_lab/clock, {string.Join(", ", LabPapers.Paths)}."
            ),
            { Method: not "POST" } => Refuse(405, "MethodNotAllowed", "The method must be POST."),
            { RawPath: "/_lab/clock" } => SetClock(request.Body.Span),
            { RawPath: "/_lab/reset" } => await ResetAsync(),
            _ => Give(request),
        };
    }

    private async ValueTask<WireResponse> ResetAsync()
    {
        store.Reset();
        clock.Reset();
        denials.Clear();
        try
        {
            await store.KeepAsync(store.Current);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Refuse(LabServices.NotKept);
        }

        return Json(200, []);
    }

    private WireResponse Give(WireRequest request)
    {
        var (paper, problem) = papers.Give(request.RawPath, request.Body.Span);
        return paper is null ? Refuse(400, "ValidationError", problem) : Json(200, paper);
    }

    private WireResponse SetClock(ReadOnlySpan<byte> body)
    {
        if (ReadTime(body) is not { } time)
        {
            return Refuse(
                400,
                "ValidationError",
                """The body must be {"Time": "2027-01-31T12:00:00Z"} or {"AdvanceSeconds": 3600}."""
            );
        }

        clock.Set(time);
        return Json(200, new JsonObject { ["Time"] = JsonShapes.Timestamp(clock.Now) });
    }

    /// <summary>The moment that the body names; null when it names none.</summary>
    private DateTimeOffset? ReadTime(ReadOnlySpan<byte> body)
    {
        // Far enough for any test, and sums of times stay within what a date can hold.
        const int MaxYear = 9000;
        try
        {
            var json = JsonElement.Parse(body);
            if (json.ValueKind is not JsonValueKind.Object || json.GetPropertyCount() != 1)
            {
                return null;
            }

            var time =
                json.TryGetProperty("Time", out var at)
                && at.ValueKind is JsonValueKind.String
                && at.TryGetDateTimeOffset(out var named)
                    ? named
                : json.TryGetProperty("AdvanceSeconds", out var seconds)
                && seconds.ValueKind is JsonValueKind.Number
                && seconds.TryGetInt32(out var count)
                    ? clock.Now.AddSeconds(count)
                : (DateTimeOffset?)null;
            return time is { Year: >= 1970 and < MaxYear } ? time : null;
        }
        catch (Exception error) when (error is JsonException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static WireResponse Refuse(WireError error) => Refuse(error.Status, error.Code, error.Message);

    private static WireResponse Refuse(int status, string code, string message) =>
        Json(status, new JsonObject { ["Code"] = code, ["Message"] = message });

    private static WireResponse Json(int status, JsonObject body) =>
        new()
        {
            Status = status,
            Headers = WireHeaders.Empty.With("Content-Type", "application/json"),
            Body = Encoding.UTF8.GetBytes(body.ToJsonString()),
        };
}
