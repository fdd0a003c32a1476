using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Policies;

/// <summary>What an account has of the policies that it inherits and its own, put together.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeEffectivePolicy.html</remarks>
internal static class EffectivePolicyOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        OrganizationsOperation.Create(
            "DescribeEffectivePolicy",
            OrganizationCallers.Members,
            call =>
                call.Has("TargetId") ? OrganizationTargets.Of("TargetId")(call) : OrganizationTargets.Everything(call),
            OrganizationsOperation.WithAllFeatures(Describe)
        ),
        OrganizationsOperation.Read(
            "ListAccountsWithInvalidEffectivePolicy",
            OrganizationTargets.Everything,
            OrganizationsOperation.WithAllFeatures(ListInvalid)
        ),
        OrganizationsOperation.Read(
            "ListEffectivePolicyValidationErrors",
            OrganizationTargets.Of("AccountId"),
            OrganizationsOperation.WithAllFeatures(ListErrors)
        ),
    ];

    private static OperationResult Describe(OperationCall call, Organization organization)
    {
        var own = call.State.AccountId.ToString();
        var target = call.OptionalText("TargetId") ?? own;
        var type = call.Text("PolicyType");
        var mayAsk =
            target.Equals(own, StringComparison.Ordinal)
            || organization.IsManagement(call.State.AccountId)
            || organization.Find(call.State.AccountId) is { DelegatedServices.IsEmpty: false };
        if (!mayAsk)
        {
            return OrganizationErrors.NotPermitted;
        }

        if (!organization.Accounts.ContainsKey(target))
        {
            return organization.HasParent(target)
                ? OrganizationErrors.InvalidInput(
                    "TARGET_NOT_SUPPORTED",
                    "You can't perform the specified operation on that target entity."
                )
                : OrganizationErrors.TargetNotFound;
        }

        var policies = Inherited(organization, target, type);
        return policies.IsEmpty
            ? NotFound
            : new JsonObject
            {
                ["EffectivePolicy"] = new JsonObject
                {
                    ["PolicyContent"] = PolicyInheritance.Merge(policies.Select(policy => policy.Content.Text)),
                    ["LastUpdatedTimestamp"] = JsonShapes.Timestamp(policies.Max(policy => policy.UpdatedAt)),
                    ["TargetId"] = target,
                    ["PolicyType"] = type,
                },
            };
    }

    /// <summary>None: the lab looks into no policy beyond its JSON and its operators, and so finds each effective one valid.</summary>
    private static OperationResult ListInvalid(OperationCall call, Organization organization)
    {
        var type = call.Text("PolicyType");
        return organization.IsEnabled(type)
            ? new JsonObject { ["Accounts"] = new JsonArray(), ["PolicyType"] = type }
            : NotFound;
    }

    private static OperationResult ListErrors(OperationCall call, Organization organization)
    {
        var type = call.Text("PolicyType");
        if (organization.Accounts.GetValueOrDefault(call.Text("AccountId")) is not { } account)
        {
            return OrganizationErrors.AccountNotFound;
        }

        var policies = Inherited(organization, account.Id.ToString(), type);
        return policies.IsEmpty
            ? NotFound
            : new JsonObject
            {
                ["AccountId"] = account.Id.ToString(),
                ["PolicyType"] = type,
                ["Path"] = $"{organization.PathOf(account)}{account.Id}/",
                ["EvaluationTimestamp"] = JsonShapes.Timestamp(policies.Max(policy => policy.UpdatedAt)),
                ["EffectivePolicyValidationErrors"] = new JsonArray(),
            };
    }

    /// <summary>The policies of a type from the root down to the target.</summary>
    private static ImmutableArray<OrganizationPolicy> Inherited(
        Organization organization,
        string target,
        string type
    ) =>
        [
            .. organization
                .PathTo(target)
                .SelectMany(id => organization.AttachedTo(id))
                .Select(organization.FindPolicy)
                .OfType<OrganizationPolicy>()
                .Where(policy => policy.Type.Equals(type, StringComparison.Ordinal)),
        ];

    private static LabError NotFound =>
        OrganizationErrors.Of(
            "EffectivePolicyNotFoundException",
            "If you ran this action on the management account, this policy type is not enabled. If you ran the action on a member account, the account doesn't have an effective policy of this type."
        );
}
