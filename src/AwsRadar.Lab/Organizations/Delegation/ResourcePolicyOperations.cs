using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Delegation;

/// <summary>The policy by which member accounts may manage policies and read the organization.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_PutResourcePolicy.html and its siblings</remarks>
internal static class ResourcePolicyOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        OrganizationsOperation.Create(
            "PutResourcePolicy",
            OrganizationCallers.Management,
            OrganizationTargets.ResourcePolicy,
            OrganizationsOperation.WithAllFeatures(Put)
        ),
        OrganizationsOperation.Create(
            "DeleteResourcePolicy",
            OrganizationCallers.Management,
            OrganizationTargets.ResourcePolicy,
            OrganizationsOperation.WithAllFeatures(Delete)
        ),
        OrganizationsOperation.Read(
            "DescribeResourcePolicy",
            OrganizationTargets.ResourcePolicy,
            OrganizationsOperation.WithAllFeatures(Describe)
        ),
    ];

    private static OperationResult Put(OperationCall call, Organization organization)
    {
        var content = new PolicyContent("resource policy", call.Text("Content"), PolicyType.Resource);
        if (content.FirstError is not null)
        {
            return OrganizationErrors.InvalidInput(
                "INVALID_RESOURCE_POLICY_JSON",
                "You specified an invalid resource-based delegation policy."
            );
        }

        if (OrganizationTags.Check(call) is { } refusal)
        {
            return refusal;
        }

        var policy = new OrganizationResourcePolicy(
            organization.ResourcePolicy?.Id ?? OrganizationId.ResourcePolicy(),
            content,
            organization.ResourcePolicy?.Tags ?? TagInput.Read(call)
        );
        return call.Lab.With(organization with { ResourcePolicy = policy }).Answer(Output(organization, policy));
    }

    private static OperationResult Delete(OperationCall call, Organization organization) =>
        organization.ResourcePolicy is null ? NotFound : call.Lab.With(organization with { ResourcePolicy = null });

    private static OperationResult Describe(OperationCall call, Organization organization) =>
        organization.ResourcePolicy is { } policy ? Output(organization, policy) : NotFound;

    private static LabError NotFound =>
        OrganizationErrors.Of("ResourcePolicyNotFoundException", "You specified a resource policy that doesn't exist.");

    private static JsonObject Output(Organization organization, OrganizationResourcePolicy policy) =>
        new()
        {
            ["ResourcePolicy"] = new JsonObject
            {
                ["ResourcePolicySummary"] = new JsonObject
                {
                    ["Id"] = policy.Id,
                    ["Arn"] = OrganizationArns.OfResourcePolicy(organization, policy.Id),
                },
                ["Content"] = policy.Content.Text,
            },
        };
}
