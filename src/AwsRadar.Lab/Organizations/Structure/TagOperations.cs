using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Structure;

/// <summary>Tags of roots, units, accounts, policies and the resource policy.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_TagResource.html and its siblings</remarks>
internal static class TagOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        OrganizationsOperation.Create(
            "TagResource",
            OrganizationCallers.Delegates,
            OrganizationTargets.Tagged,
            (call, organization) => Change(call, organization, tags => TagInput.Add(tags, call), OrganizationTags.Check)
        ),
        OrganizationsOperation.Create(
            "UntagResource",
            OrganizationCallers.Delegates,
            OrganizationTargets.Tagged,
            (call, organization) =>
                Change(call, organization, tags => tags.RemoveRange(call.Texts("TagKeys")), (_, _) => null)
        ),
        OrganizationsOperation.Read("ListTagsForResource", OrganizationTargets.Tagged, List),
    ];

    private static OperationResult Change(
        OperationCall call,
        Organization organization,
        Func<ImmutableSortedDictionary<string, string>, ImmutableSortedDictionary<string, string>> change,
        Func<OperationCall, ImmutableSortedDictionary<string, string>?, LabError?> check
    )
    {
        if (Find(organization, call.Text("ResourceId")) is not var (tags, with))
        {
            return OrganizationErrors.TargetNotFound;
        }

        return check(call, tags) is { } refusal ? refusal : call.Lab.With(with(change(tags)));
    }

    private static OperationResult List(OperationCall call, Organization organization) =>
        Find(organization, call.Text("ResourceId")) is var (tags, _)
            ? call.Pages(
                "Tags",
                tags,
                tag => tag.Key,
                tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value }
            )
            : OrganizationErrors.TargetNotFound;

    /// <summary>The tags of a resource, and how the organization would be with others.</summary>
    private static (
        ImmutableSortedDictionary<string, string> Tags,
        Func<ImmutableSortedDictionary<string, string>, Organization> With
    )? Find(Organization organization, string id)
    {
        if (id.Equals(organization.RootId, StringComparison.Ordinal))
        {
            return (organization.RootTags, tags => organization with { RootTags = tags });
        }

        if (organization.Units.GetValueOrDefault(id) is { } unit)
        {
            return (unit.Tags, tags => organization.With(unit with { Tags = tags }));
        }

        if (organization.Accounts.GetValueOrDefault(id) is { } account)
        {
            return (account.Tags, tags => organization.With(account with { Tags = tags }));
        }

        if (organization.Policies.GetValueOrDefault(id) is { } policy)
        {
            return (policy.Tags, tags => organization.With(policy with { Tags = tags }));
        }

        return organization.ResourcePolicy is { } resource && resource.Id.Equals(id, StringComparison.Ordinal)
            ? (resource.Tags, tags => organization with { ResourcePolicy = resource with { Tags = tags } })
            : null;
    }
}
