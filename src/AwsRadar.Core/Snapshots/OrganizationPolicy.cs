using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>A policy of an organization that restricts its accounts, and what it is attached to.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_Policy.html</remarks>
public sealed record OrganizationPolicy
{
    public required Arn Arn { get; init; }

    /// <summary>The unique id, <c>p-…</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required OrganizationPolicyType Type { get; init; }

    public string? Description { get; init; }

    public bool IsAwsManaged { get; init; }

    /// <summary>Null: it could not be read.</summary>
    public PolicyText? Document { get; init; }

    /// <summary>The ids of the root, units and accounts that it is attached to, sorted.</summary>
    public ImmutableArray<string> TargetIds
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}

/// <summary>What a policy of an organization restricts.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<OrganizationPolicyType>))]
public enum OrganizationPolicyType
{
    /// <summary>What the principals of its accounts may do.</summary>
    ServiceControlPolicy,

    /// <summary>What anybody may do to the resources of its accounts.</summary>
    ResourceControlPolicy,
}
