using System.Text.Json;
using AwsRadar.Client.Calls;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Calls;

/// <summary>How far the pages of one call have been read, over all attempts.</summary>
internal sealed class PageProgress
{
    // IAM's names for them, in every list.
    private const string TruncatedMember = "IsTruncated";
    private const string MarkerMember = "Marker";

    private int _pages;

    public int Calls { get; set; }

    public int Items { get; set; }

    public string? RequestId { get; set; }

    /// <summary>Names the next page; null before the first page has arrived.</summary>
    public string? Marker { get; private set; }

    /// <summary>Whether the last page that arrived says that there are more.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>Notes that a page was taken in whole.</summary>
    public void Arrived(JsonElement page)
    {
        _pages++;
        IsTruncated =
            page.TryGetProperty(TruncatedMember, out var truncated) && truncated.ValueKind is JsonValueKind.True;
        Marker =
            IsTruncated
            && page.TryGetProperty(MarkerMember, out var marker)
            && marker.ValueKind is JsonValueKind.String
            && marker.GetString() is { Length: > 0 } next
                ? next
                : null;
    }

    public CallReply ToReply(CallError? error) =>
        new()
        {
            Outcome = error is null ? CallOutcome.Ok : Outcome(error.Kind),
            Calls = Calls,
            Items = Items,
            Error = error,
            RequestId = error?.RequestId ?? RequestId,
        };

    /// <summary>Once a page has arrived, whatever breaks off the rest leaves a list that is true but not whole.</summary>
    private CallOutcome Outcome(CallErrorKind kind) =>
        _pages > 0 || kind is CallErrorKind.Incomplete
            ? CallOutcome.Incomplete
            : kind switch
            {
                CallErrorKind.Denied => CallOutcome.Denied,
                CallErrorKind.Throttled => CallOutcome.Throttled,
                _ => CallOutcome.Failed,
            };
}
