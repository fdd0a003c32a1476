using System.Collections.Immutable;

namespace AwsRadar.Lab.State.Organizations;

/// <summary>The policy by which the management account lets member accounts manage policies.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs-policy-delegate.html</remarks>
/// <param name="Id"><c>rp-</c> and eight characters.</param>
internal sealed record OrganizationResourcePolicy(
    string Id,
    PolicyContent Content,
    ImmutableSortedDictionary<string, string> Tags
);
