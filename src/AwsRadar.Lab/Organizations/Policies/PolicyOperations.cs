using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Policies;

/// <summary>Policies themselves.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html and its siblings</remarks>
internal static class PolicyOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        OrganizationsOperation.Create(
            "CreatePolicy",
            OrganizationCallers.Delegates,
            OrganizationTargets.Everything,
            Create
        ),
        OrganizationsOperation.Create(
            "UpdatePolicy",
            OrganizationCallers.Delegates,
            OrganizationTargets.Policy,
            Update
        ),
        OrganizationsOperation.Create(
            "DeletePolicy",
            OrganizationCallers.Delegates,
            OrganizationTargets.Policy,
            Delete
        ),
        OrganizationsOperation.Read("DescribePolicy", OrganizationTargets.Policy, Describe),
        OrganizationsOperation.Read("ListPolicies", OrganizationTargets.Everything, List),
    ];

    private static OperationResult Create(OperationCall call, Organization organization)
    {
        var id = OrganizationId.Policy();
        var type = call.Text("Type");
        var arn = OrganizationArns.OfPolicy(organization, type, id);
        var policy = new OrganizationPolicy
        {
            Id = id,
            Arn = arn,
            Name = call.Text("Name"),
            Description = call.Text("Description"),
            Type = type,
            Content = OrganizationPolicy.ContentOf(arn, type, call.Text("Content")),
            UpdatedAt = call.Now,
            Tags = TagInput.Read(call),
        };
        var refusal =
            !organization.HasAllFeatures ? OrganizationErrors.PolicyTypeNotAvailable
            : OfType(organization, type).Count() >= PolicyTypes.LimitsOf(type).MaxPolicies
                ? OrganizationErrors.Constraint(
                    "POLICY_NUMBER_LIMIT_EXCEEDED",
                    "You have exceeded the number of policies that you can have in an organization."
                )
            : OrganizationTags.Check(call) ?? Check(organization, policy);
        return refusal is not null ? refusal : Answer(call, organization, policy);
    }

    private static OperationResult Update(OperationCall call, Organization organization)
    {
        if (organization.FindPolicy(call.Text("PolicyId")) is not { } policy)
        {
            return OrganizationErrors.PolicyNotFound;
        }

        if (policy.IsAwsManaged)
        {
            return Immutable("update");
        }

        var changed = policy with
        {
            Name = call.OptionalText("Name") ?? policy.Name,
            Description = call.OptionalText("Description") ?? policy.Description,
            Content = call.OptionalText("Content") is { } text
                ? OrganizationPolicy.ContentOf(policy.Arn, policy.Type, text)
                : policy.Content,
            UpdatedAt = call.Now,
        };
        return Check(organization, changed) is { } refusal ? refusal : Answer(call, organization, changed);
    }

    private static OperationResult Delete(OperationCall call, Organization organization)
    {
        var id = call.Text("PolicyId");
        return organization.FindPolicy(id) switch
        {
            null => OrganizationErrors.PolicyNotFound,
            { IsAwsManaged: true } => Immutable("delete"),
            _ when organization
                    .Targets()
                    .Any(target => organization.AttachedTo(target).Contains(id, StringComparer.Ordinal)) =>
                OrganizationErrors.Of(
                    "PolicyInUseException",
                    "The policy is attached to one or more entities. You must detach it from all roots, organizational units (OUs), and accounts before performing this operation."
                ),
            _ => call.Lab.With(organization with { Policies = organization.Policies.Remove(id) }),
        };
    }

    private static OperationResult Describe(OperationCall call, Organization organization) =>
        organization.FindPolicy(call.Text("PolicyId")) is { } policy
            ? new JsonObject { ["Policy"] = OrganizationJson.Policy(policy) }
            : OrganizationErrors.PolicyNotFound;

    private static OperationResult List(OperationCall call, Organization organization)
    {
        var type = call.Text("Filter");
        var own = AwsOrganizationPolicies.OfType(type) is { } aws ? [aws] : Array.Empty<OrganizationPolicy>();
        return call.Pages(
            "Policies",
            OfType(organization, type).Concat(own),
            policy => policy.Id,
            OrganizationJson.PolicySummary
        );
    }

    private static IEnumerable<OrganizationPolicy> OfType(Organization organization, string type) =>
        organization.Policies.Values.Where(policy => policy.Type.Equals(type, StringComparison.Ordinal));

    private static LabError? Check(Organization organization, OrganizationPolicy policy)
    {
        var isTaken = OfType(organization, policy.Type)
            .Any(other =>
                other.Name.Equals(policy.Name, StringComparison.Ordinal)
                && !other.Id.Equals(policy.Id, StringComparison.Ordinal)
            );
        return isTaken
                ? OrganizationErrors.Of("DuplicatePolicyException", "A policy with the same name already exists.")
            : policy.Content.Text.Length > PolicyTypes.LimitsOf(policy.Type).MaxCharacters
                ? OrganizationErrors.Constraint(
                    "POLICY_CONTENT_LIMIT_EXCEEDED",
                    "You have exceeded the maximum policy size."
                )
            : PolicyDocuments.Check(policy);
    }

    private static LabError Immutable(string verb) =>
        OrganizationErrors.InvalidInput("IMMUTABLE_POLICY", $"You can't {verb} an AWS managed policy.");

    private static OperationResult Answer(OperationCall call, Organization organization, OrganizationPolicy policy) =>
        call
            .Lab.With(organization.With(policy))
            .Answer(new JsonObject { ["Policy"] = OrganizationJson.Policy(policy) });
}
