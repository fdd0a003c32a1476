namespace AwsRadar.Core.Denials;

/// <summary>What would let a denied request through.</summary>
public enum DenialRemedy
{
    /// <summary>An Allow in a policy of the identity.</summary>
    AllowForIdentity,

    /// <summary>The identity cannot be given policies: a role that IAM Identity Center or an AWS service keeps, a root user.</summary>
    ChangeWhoKeepsIdentity,

    /// <summary>The statement that forbids it must change: no Allow outweighs it.</summary>
    ChangeDeny,

    /// <summary>The resource's own policy must name the principal.</summary>
    ChangeResourcePolicy,

    /// <summary>The role's trust policy must name the principal.</summary>
    ChangeTrustPolicy,

    /// <summary>The permissions boundary leaves it out: what is allowed besides does not matter.</summary>
    ChangePermissionsBoundary,

    /// <summary>The session was made with a policy that leaves it out: another session is needed.</summary>
    ChangeSessionPolicy,

    ChangeServiceControlPolicy,

    ChangeResourceControlPolicy,

    ChangeVpcEndpointPolicy,
}
