using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Evaluation;

/// <summary>All policies that bear on one request.</summary>
public sealed record PolicySet
{
    /// <summary>The principal's own: inline, managed, and those of its groups together.</summary>
    public ImmutableArray<NamedPolicy> Identity { get; init; } = [];

    /// <summary>The resource's policy; the trust policy of a role, the key policy of a KMS key. Null: it has none.</summary>
    public NamedPolicy? Resource { get; init; }

    /// <summary>Null: the principal has no permissions boundary. IAM allows one; of several each must allow.</summary>
    public ImmutableArray<NamedPolicy>? PermissionsBoundary { get; init; }

    /// <summary>The policies passed when the session was made; null: none was passed. One of them must allow.</summary>
    public ImmutableArray<NamedPolicy>? Session { get; init; }

    /// <summary>Of the principal's account, root first and account last. Empty: the account is in no organization.</summary>
    public ImmutableArray<PolicyLevel> ServiceControl { get; init; } = [];

    /// <summary>Of the resource's account, root first and account last. Empty: the account is in no organization.</summary>
    public ImmutableArray<PolicyLevel> ResourceControl { get; init; } = [];

    /// <summary>Of the VPC endpoints through which the request goes; each must allow.</summary>
    public ImmutableArray<NamedPolicy> VpcEndpoint { get; init; } = [];

    /// <summary>
    /// S3 Block Public Access's <c>RestrictPublicBuckets</c>, on for the bucket, its account or its organization: a bucket
    /// with a public policy then serves its own account and AWS services only.
    /// </summary>
    public bool RestrictsPublicBuckets { get; init; }

    /// <summary>The organization's management account, which service and resource control policies do not restrict.</summary>
    public AccountId? ManagementAccount { get; init; }

    /// <summary>Policy types of which it is not known what there is: an answer that depends on them is unknown.</summary>
    public ImmutableArray<PolicyType> NotKnown { get; init; } = [];
}

/// <summary>The policies attached to the root, to one organizational unit or to the account; one of them must allow.</summary>
public sealed record PolicyLevel(string OrgIdentifier, ImmutableArray<NamedPolicy> Policies);
