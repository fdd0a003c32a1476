using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.Organizations.Policies;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Structure;

/// <summary>Organizational units.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganizationalUnit.html and its siblings</remarks>
internal static class UnitOperations
{
    /// <summary>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html: five levels of units below the root.</summary>
    private const int MaxDepth = 5;

    private const int MaxUnits = 2000;

    public static ImmutableArray<Operation> All { get; } =
    [
        OrganizationsOperation.Create(
            "CreateOrganizationalUnit",
            OrganizationCallers.Management,
            OrganizationTargets.Of("ParentId"),
            Create
        ),
        OrganizationsOperation.Create(
            "UpdateOrganizationalUnit",
            OrganizationCallers.Management,
            OrganizationTargets.Of("OrganizationalUnitId"),
            Update
        ),
        OrganizationsOperation.Create(
            "DeleteOrganizationalUnit",
            OrganizationCallers.Management,
            OrganizationTargets.Of("OrganizationalUnitId"),
            Delete
        ),
        OrganizationsOperation.Read(
            "DescribeOrganizationalUnit",
            OrganizationTargets.Of("OrganizationalUnitId"),
            Describe
        ),
        OrganizationsOperation.Read("ListOrganizationalUnitsForParent", OrganizationTargets.Of("ParentId"), List),
    ];

    private static OperationResult Create(OperationCall call, Organization organization)
    {
        var (parent, name) = (call.Text("ParentId"), call.Text("Name"));
        var refusal =
            !organization.HasParent(parent) ? OrganizationErrors.ParentNotFound
            : IsTaken(organization, parent, name, except: null) ? Duplicate
            : organization.PathTo(parent).Length > MaxDepth
                ? OrganizationErrors.Constraint(
                    "OU_DEPTH_LIMIT_EXCEEDED",
                    "You have exceeded the maximum depth of the OU tree."
                )
            : organization.Units.Count >= MaxUnits
                ? OrganizationErrors.Constraint(
                    "OU_NUMBER_LIMIT_EXCEEDED",
                    "You have exceeded the maximum number of OUs."
                )
            : OrganizationTags.Check(call);
        if (refusal is not null)
        {
            return refusal;
        }

        var unit = new OrganizationalUnit
        {
            Id = OrganizationId.Unit(organization.RootId),
            Name = name,
            ParentId = parent,
            Tags = TagInput.Read(call),
        };
        var changed = PolicyTypes.AttachDefaults(organization.With(unit), unit.Id);
        return call.Lab.With(changed).Answer(Output(changed, unit));
    }

    private static OperationResult Update(OperationCall call, Organization organization)
    {
        if (organization.Units.GetValueOrDefault(call.Text("OrganizationalUnitId")) is not { } unit)
        {
            return OrganizationErrors.UnitNotFound;
        }

        var renamed = unit with { Name = call.OptionalText("Name") ?? unit.Name };
        if (IsTaken(organization, unit.ParentId, renamed.Name, unit.Id))
        {
            return Duplicate;
        }

        return call.Lab.With(organization.With(renamed)).Answer(Output(organization, renamed));
    }

    private static OperationResult Delete(OperationCall call, Organization organization)
    {
        var id = call.Text("OrganizationalUnitId");
        if (!organization.Units.ContainsKey(id))
        {
            return OrganizationErrors.UnitNotFound;
        }

        var isEmpty =
            !organization.Units.Values.Any(unit => unit.ParentId.Equals(id, StringComparison.Ordinal))
            && !organization.Accounts.Values.Any(account => account.ParentId.Equals(id, StringComparison.Ordinal));
        return isEmpty
            ? call.Lab.With(
                organization with
                {
                    Units = organization.Units.Remove(id),
                    Attachments = organization.Attachments.Remove(id),
                }
            )
            : OrganizationErrors.Of(
                "OrganizationalUnitNotEmptyException",
                "The specified OU is not empty. Move all accounts to another root or to other OUs, remove all child OUs, and try the operation again."
            );
    }

    private static OperationResult Describe(OperationCall call, Organization organization) =>
        organization.Units.GetValueOrDefault(call.Text("OrganizationalUnitId")) is { } unit
            ? Output(organization, unit)
            : OrganizationErrors.UnitNotFound;

    private static OperationResult List(OperationCall call, Organization organization)
    {
        var parent = call.Text("ParentId");
        return organization.HasParent(parent)
            ? call.Pages(
                "OrganizationalUnits",
                organization.Units.Values.Where(unit => unit.ParentId.Equals(parent, StringComparison.Ordinal)),
                unit => unit.Id,
                unit => OrganizationJson.Unit(organization, unit)
            )
            : OrganizationErrors.ParentNotFound;
    }

    private static LabError Duplicate =>
        OrganizationErrors.Of("DuplicateOrganizationalUnitException", "An OU with the same name already exists.");

    private static bool IsTaken(Organization organization, string parent, string name, string? except) =>
        organization.Units.Values.Any(unit =>
            unit.ParentId.Equals(parent, StringComparison.Ordinal)
            && unit.Name.Equals(name, StringComparison.Ordinal)
            && !unit.Id.Equals(except, StringComparison.Ordinal)
        );

    private static JsonObject Output(Organization organization, OrganizationalUnit unit) =>
        new() { ["OrganizationalUnit"] = OrganizationJson.Unit(organization, unit) };
}
