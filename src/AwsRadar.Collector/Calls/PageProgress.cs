using System.Text.Json;
using AwsRadar.Client.Calls;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Calls;

/// <summary>How far the pages of one call have been read, over all attempts and, with a journal, all runs.</summary>
/// <remarks>
/// Only what the answer says about the next page decides whether one follows: AWS may send an empty page and have more.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/programming.html#example-pagination
/// </remarks>
internal sealed class PageProgress(JsonElement input)
{
    private readonly JsonElement _first = input;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal) { "" };
    private CallError? _problem;

    /// <summary>How many pages arrived.</summary>
    public int Pages { get; private set; }

    public int Items { get; private set; }

    public string? RequestId { get; set; }

    /// <summary>What to ask for next.</summary>
    public JsonElement Next { get; private set; } = input;

    public bool IsWhole { get; private set; }

    /// <summary>Notes that a page was taken in whole.</summary>
    /// <returns>Why the next page cannot be asked for, although there is one; null if it can, or there is none.</returns>
    public CallError? Arrived(CallResult page, int items)
    {
        Pages++;
        Items += items;
        RequestId = page.RequestId ?? RequestId;
        if (page.NextPage is not { } tokens)
        {
            IsWhole = true;
            return null;
        }

        Next = CallInput.With(_first, tokens);
        _problem = _asked.Add(Key(tokens)) ? null : NoWayOn(tokens);
        return _problem;
    }

    /// <summary>How the call ended.</summary>
    /// <param name="error">What broke it off; null if nothing did.</param>
    public CallReply ToReply(CallError? error) =>
        new()
        {
            Outcome = error is null ? CallOutcome.Ok : Outcome(error.Kind),
            Calls = Pages + (error is null || error == _problem ? 0 : 1),
            Items = Items,
            Error = error,
            RequestId = error?.RequestId ?? RequestId,
        };

    /// <summary>The call ends before it was asked all it was to be asked.</summary>
    public CallReply ToReply(string whyNoMore) =>
        new()
        {
            Outcome = Pages > 0 ? CallOutcome.Incomplete : CallOutcome.Skipped,
            Calls = Pages,
            Items = Items,
            RequestId = RequestId,
            Message = whyNoMore,
        };

    private static CallError NoWayOn(JsonElement tokens) =>
        new(
            CallErrorKind.Incomplete,
            "Incomplete",
            Key(tokens).Length == 0
                ? Translatable(
                    "AWS says that more pages follow, but not how to ask for them: what was read is not everything."
                )
                : Translatable("AWS sent the same page marker twice: what was read is not everything.")
        );

    /// <summary>The first page has no tokens; an answer that announces more without any leads back to it.</summary>
    private static string Key(JsonElement tokens) =>
        tokens.EnumerateObject().All(token => token.Value.ValueKind is JsonValueKind.Null) ? "" : tokens.GetRawText();

    /// <summary>Once a page has arrived, whatever breaks off the rest leaves a list that is true but not whole.</summary>
    private CallOutcome Outcome(CallErrorKind kind) =>
        Pages > 0 || kind is CallErrorKind.Incomplete
            ? CallOutcome.Incomplete
            : kind switch
            {
                CallErrorKind.Denied => CallOutcome.Denied,
                CallErrorKind.Throttled => CallOutcome.Throttled,
                _ => CallOutcome.Failed,
            };
}
