using System.Collections.Immutable;
using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>The root of an organization, or one of its units.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html</remarks>
public sealed record OrganizationalUnit
{
    public required Arn Arn { get; init; }

    /// <summary><c>r-…</c> or <c>ou-…</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The root or unit that it is in; null for the root.</summary>
    public string? ParentId { get; init; }

    /// <summary>The types of policies that are switched on; of the root alone.</summary>
    public ImmutableArray<OrganizationPolicyType> PolicyTypes
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}
