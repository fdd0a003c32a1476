namespace AwsRadar.Core.Graph;

/// <summary>What a node of the relation graph stands for.</summary>
public enum NodeKind
{
    /// <summary>Another AWS account as a whole: its administrators decide who of it comes.</summary>
    Account,

    /// <summary>A user, role or session of another account.</summary>
    ForeignPrincipal,

    /// <summary>An AWS service that takes on roles, such as <c>lambda.amazonaws.com</c>.</summary>
    ServicePrincipal,

    OidcProvider,

    SamlProvider,

    /// <summary>Anybody at all: <c>"Principal": "*"</c>.</summary>
    Everyone,

    /// <summary>A principal that AWS does not name any more, such as the unique id of a deleted user.</summary>
    Unrecognized,

    /// <summary>Whoever a trust policy that cannot be read lets in.</summary>
    Unreadable,

    /// <summary>Every identity of the scanned account that a policy allows to call <c>sts:AssumeRole</c>.</summary>
    ThisAccount,

    User,

    /// <summary>The container that hands a role to EC2 instances.</summary>
    InstanceProfile,

    Group,

    Role,

    ManagedPolicy,

    InlinePolicy,

    /// <summary>A service that policies speak about, such as <c>s3</c>.</summary>
    Service,

    /// <summary>All services at once: <c>"Action": "*"</c>.</summary>
    EveryService,
}
