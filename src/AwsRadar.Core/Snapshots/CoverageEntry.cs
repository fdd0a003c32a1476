using System.Collections.Immutable;
using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>One planned operation and how it ended.</summary>
public sealed record CoverageEntry
{
    public AccountId? Account { get; init; }

    /// <summary>The region that was asked; <c>global</c> for services without regions.</summary>
    public required string Region { get; init; }

    /// <summary>The service as the AWS CLI names it, such as <c>iam</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The operation as the API names it, such as <c>ListAccessKeys</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>What the call was about, such as a user's name; null when it asks for a whole list.</summary>
    public string? Subject { get; init; }

    public required CallOutcome Outcome { get; init; }

    /// <summary>The parts of the snapshot that the call fills.</summary>
    public ImmutableArray<SnapshotSection> Sections
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>How many calls were made, pages and retries of our own included.</summary>
    public int Calls { get; init; }

    /// <summary>How many entities were read.</summary>
    public int Items { get; init; }

    /// <summary>The IAM action that was missing, such as <c>iam:ListAccessKeys</c>; null unless denied.</summary>
    public string? MissingPermission { get; init; }

    /// <summary>The IAM action that AWS said was denied, even where allowing it would not help; null unless denied.</summary>
    public string? DeniedAction { get; init; }

    /// <summary>The type of policy that AWS named as the reason; null where it named none.</summary>
    public DenyingPolicyType? DeniedBy { get; init; }

    /// <summary>Whether a policy forbids the call: adding a permission then helps nothing.</summary>
    public bool IsForbidden { get; init; }

    /// <summary>The code of AWS's last error, such as <c>AccessDenied</c>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>AWS's own words, or what broke off the call.</summary>
    public string? Message { get; init; }

    /// <summary>AWS's id of the last request.</summary>
    public string? RequestId { get; init; }

    /// <summary>Whether all that was asked for arrived.</summary>
    public bool IsAnswered => Outcome is CallOutcome.Ok or CallOutcome.NotEnabled;
}
