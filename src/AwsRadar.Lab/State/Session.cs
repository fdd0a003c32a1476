using System.Collections.Immutable;

namespace AwsRadar.Lab.State;

/// <summary>Temporary credentials and whom they speak for.</summary>
internal sealed record Session
{
    public required LabCredentials Credentials { get; init; }

    /// <summary>The session token that must come with each request.</summary>
    public required string Token { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The role that was assumed, or null for a user's own session (<c>GetSessionToken</c>).</summary>
    public string? RoleName { get; init; }

    /// <summary>The user of a <c>GetSessionToken</c> session; null and no role: the root user's.</summary>
    public string? UserName { get; init; }

    /// <summary>The unique id of that role or user; null for the root user.</summary>
    public string? SubjectId { get; init; }

    /// <summary>Whether the session was made with an MFA code: the value of <c>aws:MultiFactorAuthPresent</c>.</summary>
    public bool HasMfa { get; init; }

    /// <summary>The role session's name: the last part of the caller's ARN.</summary>
    public string? Name { get; init; }

    /// <summary>Session policies given with <c>AssumeRole</c>; empty: the session is not limited.</summary>
    public ImmutableArray<PolicyContent> Policies { get; init; } = [];
}
