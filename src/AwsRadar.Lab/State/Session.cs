using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Lab.State;

/// <summary>Temporary credentials and whom they speak for.</summary>
internal sealed record Session
{
    public required LabCredentials Credentials { get; init; }

    /// <summary>The session token that must come with each request.</summary>
    public required Secret Token { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The role that was assumed, or null for a user's own session (<c>GetSessionToken</c>).</summary>
    public string? RoleName { get; init; }

    /// <summary>The user who called <c>GetSessionToken</c> or <c>GetFederationToken</c>; null and no role: the root user.</summary>
    public string? UserName { get; init; }

    /// <summary>The unique id of that role or user; null for the root user.</summary>
    public string? SubjectId { get; init; }

    /// <summary>Whether the session was made with an MFA code: the value of <c>aws:MultiFactorAuthPresent</c>.</summary>
    public bool HasMfa { get; init; }

    /// <summary>The role session's or federated user's name: the last part of the caller's ARN.</summary>
    public string? Name { get; init; }

    /// <summary>Somebody for whom <c>GetFederationToken</c> was called, rather than the user who called it.</summary>
    public bool IsFederated { get; init; }

    /// <summary>Lent to a partner by the user or role that it speaks for.</summary>
    public bool IsDelegated { get; init; }

    /// <summary>The root user of a member account, for one task that its organization's management has for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsRootTask { get; init; }

    /// <summary>Session tags: they stand before the role's or user's own tags of the same keys.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ResourceTags.Empty;

    /// <summary>The keys of tags that go on to the sessions made from this one.</summary>
    public ImmutableSortedSet<string> TransitiveTagKeys { get; init; } =
        ImmutableSortedSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who stands behind the session; it goes on to the sessions made from this one and cannot be changed.</summary>
    public string? SourceIdentity { get; init; }

    /// <summary>
    /// For a session that an identity provider stands behind: <c>aws:FederatedProvider</c>, and what else of the provider's
    /// keys its requests have.
    /// </summary>
    public ImmutableSortedDictionary<string, string> ProviderKeys { get; init; } = ResourceTags.Empty;

    /// <summary>Session policies; empty: the session is not limited, but a federated user's has then no permissions.</summary>
    public ImmutableArray<PolicyContent> Policies { get; init; } = [];
}
