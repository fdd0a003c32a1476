using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.State.Files;

/// <summary>What an organization has once: kept whole whenever a part of it changes.</summary>
internal sealed record OrganizationFacts(
    string Id,
    AccountId ManagementAccountId,
    string RootId,
    bool HasAllFeatures,
    ImmutableArray<string> EnabledPolicyTypes,
    ImmutableSortedDictionary<string, string> RootTags,
    ImmutableArray<DelegatedService> TrustedServices,
    OrganizationResourcePolicy? ResourcePolicy
)
{
    public static OrganizationFacts Of(Organization organization) =>
        new(
            organization.Id,
            organization.ManagementAccountId,
            organization.RootId,
            organization.HasAllFeatures,
            organization.EnabledPolicyTypes,
            organization.RootTags,
            organization.TrustedServices,
            organization.ResourcePolicy
        );

    /// <summary>A new organization with these facts and nothing else.</summary>
    public Organization ToOrganization() =>
        ApplyTo(
            new Organization
            {
                Id = Id,
                ManagementAccountId = ManagementAccountId,
                RootId = RootId,
                HasAllFeatures = HasAllFeatures,
            }
        );

    public Organization ApplyTo(Organization organization) =>
        organization with
        {
            Id = Id,
            ManagementAccountId = ManagementAccountId,
            RootId = RootId,
            HasAllFeatures = HasAllFeatures,
            EnabledPolicyTypes = EnabledPolicyTypes,
            RootTags = RootTags,
            TrustedServices = TrustedServices,
            ResourcePolicy = ResourcePolicy,
        };

    /// <summary>Whether the two have the same facts; maps and policies are compared by reference, like entities.</summary>
    public static bool AreSame(Organization one, Organization other) =>
        one.Id.Equals(other.Id, StringComparison.Ordinal)
        && one.ManagementAccountId == other.ManagementAccountId
        && one.RootId.Equals(other.RootId, StringComparison.Ordinal)
        && one.HasAllFeatures == other.HasAllFeatures
        && one.EnabledPolicyTypes == other.EnabledPolicyTypes
        && ReferenceEquals(one.RootTags, other.RootTags)
        && one.TrustedServices == other.TrustedServices
        && ReferenceEquals(one.ResourcePolicy, other.ResourcePolicy);
}
