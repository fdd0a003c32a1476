using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Structure;

/// <summary>What is below and above what.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListRoots.html and its siblings</remarks>
internal static class TreeOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        OrganizationsOperation.Read(
            "ListRoots",
            OrganizationTargets.Everything,
            (call, organization) =>
                call.Pages("Roots", [organization], one => one.RootId, one => OrganizationJson.Root(one))
        ),
        OrganizationsOperation.Read("ListChildren", OrganizationTargets.Of("ParentId"), ListChildren),
        OrganizationsOperation.Read("ListParents", OrganizationTargets.Of("ChildId"), ListParents),
    ];

    private static OperationResult ListChildren(OperationCall call, Organization organization)
    {
        var (parent, type) = (call.Text("ParentId"), call.Text("ChildType"));
        if (!organization.HasParent(parent))
        {
            return OrganizationErrors.ParentNotFound;
        }

        var children = type is "ACCOUNT" ? organization.Accounts.Keys : organization.Units.Keys;
        return call.Pages(
            "Children",
            children.Where(id => parent.Equals(organization.ParentOf(id), StringComparison.Ordinal)),
            id => id,
            id => new JsonObject { ["Id"] = id, ["Type"] = type }
        );
    }

    private static OperationResult ListParents(OperationCall call, Organization organization) =>
        organization.ParentOf(call.Text("ChildId")) is { } parent
            ? call.Pages(
                "Parents",
                [parent],
                id => id,
                id => new JsonObject
                {
                    ["Id"] = id,
                    ["Type"] = organization.Units.ContainsKey(id) ? "ORGANIZATIONAL_UNIT" : "ROOT",
                }
            )
            : OrganizationErrors.Of("ChildNotFoundException", "You specified a child that doesn't exist.");
}
