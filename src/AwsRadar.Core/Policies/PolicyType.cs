namespace AwsRadar.Core.Policies;

/// <summary>What a policy is attached to, which decides its grammar and its part in an evaluation.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#access_policy-types</remarks>
public enum PolicyType
{
    /// <summary>Attached to a user, a group or a role, managed or inline.</summary>
    Identity,

    /// <summary>Attached to a resource: a bucket, a queue, a key.</summary>
    Resource,

    /// <summary>A role's trust policy: who may assume it.</summary>
    Trust,

    PermissionsBoundary,

    /// <summary>Passed when a session was made.</summary>
    Session,

    ServiceControl,

    ResourceControl,

    VpcEndpoint,
}
