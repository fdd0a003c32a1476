using System.Collections.Immutable;
using AwsRadar.Client.Calls;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Calls;

/// <summary>How a planned call ended, all its pages and attempts together.</summary>
internal sealed record CallReply
{
    public required CallOutcome Outcome { get; init; }

    /// <summary>The parts of the snapshot that it was to fill, where they are not all that the operation can; null: they are.</summary>
    public ImmutableArray<SnapshotSection>? Sections { get; init; }

    public int Calls { get; init; }

    public int Items { get; init; }

    /// <summary>AWS's last error, or the client's.</summary>
    public CallError? Error { get; init; }

    /// <summary>A sentence of our own, where there is no error or it needs more words.</summary>
    public string? Message { get; init; }

    public string? RequestId { get; init; }

    /// <summary>AWS said that what the call names does not exist, in the words of IAM or of another service.</summary>
    public bool IsGone =>
        Error?.Kind is CallErrorKind.NotFound
        || Error?.Code is { } code && WordsForGone.Any(word => code.Contains(word, StringComparison.Ordinal));

    /// <summary>In <c>EntityNotFoundException</c>, <c>InvalidVpcID.NotFound</c>, <c>NoSuchHostedZone</c>, <c>QueueDoesNotExist</c>, and the like.</summary>
    private static readonly string[] WordsForGone = ["NotFound", "NoSuch", "DoesNotExist", "NonExistent"];

    /// <summary>The endpoint does not have the service or operation, as that of a lab may: there is none of it.</summary>
    public bool IsNotThere => Error is { HttpStatus: 501 };

    public bool IsAnswered => Outcome is CallOutcome.Ok or CallOutcome.NotEnabled;
}
