namespace AwsRadar.Core.Evaluation;

/// <summary>What kind of principal makes a request.</summary>
public enum PrincipalForm
{
    /// <summary>Nobody signed the request.</summary>
    Anonymous,

    /// <summary>The root user of an account.</summary>
    Root,

    User,

    /// <summary>A role, asked about without a particular session.</summary>
    Role,

    AssumedRole,

    /// <summary>A session made by <c>sts:GetFederationToken</c>.</summary>
    FederatedUser,

    /// <summary>An AWS service that acts on its own behalf.</summary>
    Service,

    /// <summary>Somebody whom a SAML or OIDC provider vouches for, before a role was assumed.</summary>
    WebIdentity,

    /// <summary>The text names no principal that AWS knows.</summary>
    Unrecognized,
}
