using System.Collections.Immutable;

namespace AwsRadar.Core.Policies;

/// <summary><c>Principal</c> or <c>NotPrincipal</c>. <c>"*"</c> alone is one entry of the kind <see cref="PrincipalKind.Everyone"/>.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</remarks>
public sealed record PrincipalElement(bool IsNot, ImmutableArray<PolicyPrincipal> Principals);

/// <summary>One principal that a statement names.</summary>
public sealed record PolicyPrincipal(PrincipalKind Kind, PolicyString Value)
{
    /// <summary>Anybody, signed or not: <c>"*"</c> or <c>{"AWS": "*"}</c>.</summary>
    public bool IsEveryone =>
        Kind == PrincipalKind.Everyone
        || (Kind == PrincipalKind.Aws && string.Equals(Value.Value, "*", StringComparison.Ordinal));
}

/// <summary>The key under which a principal stands.</summary>
public enum PrincipalKind
{
    /// <summary><c>"Principal": "*"</c>.</summary>
    Everyone,

    /// <summary>An account, user, role or session.</summary>
    Aws,

    /// <summary>An AWS service such as <c>lambda.amazonaws.com</c>.</summary>
    Service,

    /// <summary>A SAML or OIDC provider.</summary>
    Federated,

    /// <summary>An account by its S3 canonical user id.</summary>
    CanonicalUser,
}
