using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>An OIDC or SAML provider whose identities can be trusted by roles.</summary>
public sealed record IdentityProvider
{
    public required Arn Arn { get; init; }

    public required IdentityProviderKind Kind { get; init; }

    /// <summary>The OIDC issuer without its scheme, or the SAML provider's name.</summary>
    public required string Name { get; init; }

    /// <summary>The client ids (audiences) of an OIDC provider.</summary>
    public ImmutableArray<string> ClientIds
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When a SAML provider's metadata ends.</summary>
    public DateTimeOffset? ValidUntil { get; init; }
}

[JsonConverter(typeof(CamelCaseEnumConverter<IdentityProviderKind>))]
public enum IdentityProviderKind
{
    Oidc,
    Saml,
}
