using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Organizations;

/// <summary>What was read of an organization; what was not, the ledger tells.</summary>
internal sealed record CollectedOrganization
{
    public static CollectedOrganization None { get; } = new();

    public Organization? Organization { get; init; }

    /// <summary>The root and the units, by id.</summary>
    public ImmutableArray<OrganizationalUnit> Units { get; init; } = [];

    public ImmutableArray<OrganizationAccount> Accounts { get; init; } = [];

    public ImmutableArray<OrganizationPolicy> Policies { get; init; } = [];

    public ImmutableArray<DelegatedAdministrator> Administrators { get; init; } = [];

    public OrganizationResourcePolicy? ResourcePolicy { get; init; }

    public Snapshot AddTo(Snapshot snapshot) =>
        snapshot with
        {
            Organization = Organization,
            OrganizationalUnits = Units,
            OrganizationAccounts = Accounts,
            OrganizationPolicies = Policies,
            DelegatedAdministrators = Administrators,
            OrganizationResourcePolicy = ResourcePolicy,
        };
}
