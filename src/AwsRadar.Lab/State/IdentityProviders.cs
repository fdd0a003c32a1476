using System.Collections.Immutable;
using AwsRadar.Wire.Signing;

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

    /// <summary><c>Required</c> or <c>Allowed</c>; null: nothing was said of encrypted assertions.</summary>
    public string? EncryptionMode { get; init; }

    /// <summary>What encrypted assertions are read with: two at most, so that one can take the place of the other.</summary>
    public ImmutableArray<SamlPrivateKey> PrivateKeys { get; init; } = [];

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ResourceTags.Empty;

    /// <summary>Another one for a provider that is made again under the same name.</summary>
    public string UniqueId => State.UniqueId.Derive("", $"{Arn} {CreatedAt:O}", characters: 26);

    public bool RequiresEncryption => EncryptionMode is "Required";
}

/// <param name="Pem">The key, in PKCS #1 or #8.</param>
internal sealed record SamlPrivateKey(string Id, Secret Pem, DateTimeOffset AddedAt);
