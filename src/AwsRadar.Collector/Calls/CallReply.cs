using AwsRadar.Client.Calls;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Calls;

/// <summary>How a planned call ended, all its pages and attempts together.</summary>
internal sealed record CallReply
{
    public required CallOutcome Outcome { get; init; }

    public int Calls { get; init; }

    public int Items { get; init; }

    /// <summary>AWS's last error, or the client's.</summary>
    public CallError? Error { get; init; }

    /// <summary>A sentence of our own, where there is no error or it needs more words.</summary>
    public string? Message { get; init; }

    public string? RequestId { get; init; }

    public bool IsAnswered => Outcome is CallOutcome.Ok or CallOutcome.NotEnabled;
}
