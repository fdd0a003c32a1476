using System.Collections.Immutable;
using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>A policy that stands on its own and is attached to identities, or limits them as a permissions boundary.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html</remarks>
public sealed record ManagedPolicy
{
    public required Arn Arn { get; init; }

    /// <summary>The unique id, <c>ANPA…</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Path { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The version in force, such as <c>v1</c>.</summary>
    public required string DefaultVersionId { get; init; }

    public ImmutableArray<PolicyVersion> Versions
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>How many users, groups and roles it is attached to, as AWS counts.</summary>
    public int AttachmentCount { get; init; }

    /// <summary>How many users and roles it is the permissions boundary of, as AWS counts.</summary>
    public int PermissionsBoundaryUsageCount { get; init; }

    public bool IsAttachable { get; init; } = true;

    public string? Description { get; init; }

    /// <summary>Whether AWS, not the customer, keeps the policy.</summary>
    public bool IsAwsManaged => Arn.Account is "aws";

    /// <summary>The version in force; null if it was not among those that were read.</summary>
    public PolicyVersion? DefaultVersion
    {
        get
        {
            foreach (var version in Versions)
            {
                if (string.Equals(version.Id, DefaultVersionId, StringComparison.Ordinal))
                {
                    return version;
                }
            }

            return null;
        }
    }
}
