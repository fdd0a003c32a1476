using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Core.Conditions;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Authentication;

/// <summary>Somebody whom an identity provider vouches for: nobody of the account before a role is assumed.</summary>
internal sealed record TokenHolder
{
    /// <summary>As a trust policy's <c>Federated</c> principal names the provider: its ARN, or <c>accounts.google.com</c>.</summary>
    public required string Provider { get; init; }

    public required string SessionName { get; init; }

    /// <summary>What the role's trust policy can ask about.</summary>
    public ImmutableArray<KeyValuePair<string, ContextValue>> Keys { get; init; } = [];

    /// <summary>Those of the keys that the session's own requests have too.</summary>
    public ImmutableSortedDictionary<string, string> LastingKeys { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The session tags that the provider passes.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ResourceTags.Empty;

    public ImmutableSortedSet<string> TransitiveTagKeys { get; init; } =
        ImmutableSortedSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    public string? SourceIdentity { get; init; }

    /// <summary>When the provider's own session ends, if it says so.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>What the answer tells of the token.</summary>
    public required Func<JsonObject> Describe { get; init; }
}
