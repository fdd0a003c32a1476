using System.Collections.Immutable;

namespace AwsRadar.Lab.State;

/// <summary>An OpenID Connect provider whose tokens roles may trust.</summary>
internal sealed record OidcProvider : IResource
{
    public required string Arn { get; init; }

    /// <summary>Host and path, without <c>https://</c>.</summary>
    public required string Url { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The audiences that tokens may be for.</summary>
    public ImmutableArray<string> ClientIds { get; init; } = [];

    public ImmutableArray<string> Thumbprints { get; init; } = [];

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ResourceTags.Empty;
}

/// <summary>A SAML provider whose assertions roles may trust.</summary>
internal sealed record SamlProvider : IResource
{
    public required string Arn { get; init; }

    public required string Metadata { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ValidUntil { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ResourceTags.Empty;
}
