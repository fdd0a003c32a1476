using System.Text.Json;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Lab.State;

/// <summary>A partner's request for temporary access to somebody's account. It lies in the partner's account.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-temporary-delegation.html</remarks>
internal sealed record DelegationRequest
{
    public required string Id { get; init; }

    /// <summary>The partner's account.</summary>
    public required string RequestorId { get; init; }

    /// <summary>The partner's own name for it, that no other of its requests may have.</summary>
    public required string WorkflowId { get; init; }

    public required string Description { get; init; }

    public string? Message { get; init; }

    /// <summary>As they were asked for: a template and its parameters.</summary>
    public required JsonElement Permissions { get; init; }

    /// <summary>The template with its parameters filled in: what a delegated session may do at most.</summary>
    public required PolicyContent Policy { get; init; }

    public string? RedirectUrl { get; init; }

    public required string NotificationChannel { get; init; }

    public required int SessionSeconds { get; init; }

    public required bool OnlySendByOwner { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary><c>UNASSIGNED</c>, <c>ASSIGNED</c>, <c>PENDING_APPROVAL</c>, <c>ACCEPTED</c>, <c>FINALIZED</c> or <c>REJECTED</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Null: any account may take it on.</summary>
    public string? OwnerAccountId { get; init; }

    /// <summary>The ARN of who took it on.</summary>
    public string? OwnerId { get; init; }

    /// <summary>The user or role who accepted it: whose permissions are lent.</summary>
    public string? ApproverArn { get; init; }

    public string? Notes { get; init; }

    public string? RejectionReason { get; init; }

    /// <summary>What the partner trades in for credentials, once it was sent.</summary>
    public Secret? Token { get; init; }

    public DateTimeOffset? TokenSentAt { get; init; }
}
