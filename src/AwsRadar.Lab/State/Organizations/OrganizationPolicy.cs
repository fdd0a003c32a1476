using System.Collections.Immutable;
using AwsRadar.Core.Policies;

namespace AwsRadar.Lab.State.Organizations;

/// <summary>A policy of an organization: a service or resource control policy, a tag policy, a backup policy, …</summary>
internal sealed record OrganizationPolicy
{
    public const string ServiceControl = "SERVICE_CONTROL_POLICY";
    public const string ResourceControl = "RESOURCE_CONTROL_POLICY";

    /// <summary><c>p-</c> and eight characters, or <c>p-FullAWSAccess</c>.</summary>
    public required string Id { get; init; }

    public required string Arn { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>As in the API: <c>SERVICE_CONTROL_POLICY</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Named by the ARN. Only service and resource control policies are in IAM's language.</summary>
    public required PolicyContent Content { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ResourceTags.Empty;

    public bool IsAwsManaged => Arn.StartsWith("arn:aws:organizations::aws:", StringComparison.Ordinal);

    public static PolicyContent ContentOf(string arn, string type, string text) =>
        new(
            arn,
            text,
            type switch
            {
                ServiceControl => PolicyType.ServiceControl,
                ResourceControl => PolicyType.ResourceControl,
                _ => PolicyType.Identity,
            }
        );
}

/// <summary>What is attached to one root, unit or account.</summary>
internal sealed record Attachments(ImmutableArray<string> PolicyIds);
