namespace AwsRadar.Core.Graph;

/// <summary>How two nodes are tied.</summary>
public enum RelationKind
{
    /// <summary>A user is a member of a group.</summary>
    MemberOf,

    /// <summary>A managed policy is attached to a user, group or role.</summary>
    Attached,

    /// <summary>An inline policy is part of a user, group or role.</summary>
    Inline,

    /// <summary>A managed policy limits what a user or role can be allowed.</summary>
    BoundedBy,

    /// <summary>A role's trust policy allows a principal to assume it.</summary>
    MayAssume,

    /// <summary>A role's trust policy denies a principal to assume it.</summary>
    MayNotAssume,

    /// <summary>An instance profile hands its role to EC2 instances.</summary>
    HandsOut,

    /// <summary>A policy allows actions of a service.</summary>
    Allows,

    /// <summary>A policy denies actions of a service.</summary>
    Denies,
}
