using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations;

/// <summary>An organization and its parts as answers show them.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_Types.html</remarks>
internal static class OrganizationJson
{
    public static JsonObject Of(Organization organization)
    {
        var management = organization.Find(organization.ManagementAccountId)!;
        return new JsonObject
        {
            ["Id"] = organization.Id,
            ["Arn"] = organization.Arn,
            ["FeatureSet"] = FeatureSet(organization),
            ["MasterAccountArn"] = OrganizationArns.OfAccount(organization, management.Id.ToString()),
            ["MasterAccountId"] = management.Id.ToString(),
            ["MasterAccountEmail"] = management.Email,
            // AWS keeps this member for old clients: it always says this.
            ["AvailablePolicyTypes"] = organization.HasAllFeatures
                ? new JsonArray(PolicyType(OrganizationPolicy.ServiceControl))
                : new JsonArray(),
        };
    }

    public static string FeatureSet(Organization organization) =>
        organization.HasAllFeatures ? "ALL" : "CONSOLIDATED_BILLING";

    public static JsonObject Root(Organization organization) =>
        new()
        {
            ["Id"] = organization.RootId,
            ["Arn"] = organization.RootArn,
            ["Name"] = "Root",
            ["PolicyTypes"] = new JsonArray([.. organization.EnabledPolicyTypes.Select(PolicyType)]),
        };

    public static JsonObject Account(Organization organization, MemberAccount account) =>
        new()
        {
            ["Id"] = account.Id.ToString(),
            ["Arn"] = OrganizationArns.OfAccount(organization, account.Id.ToString()),
            ["Email"] = account.Email,
            ["Name"] = account.Name,
            ["Status"] = account.Status,
            ["State"] = account.Status,
            ["Paths"] = new JsonArray($"{organization.PathOf(account)}{account.Id}/"),
            ["JoinedMethod"] = account.IsCreated ? "CREATED" : "INVITED",
            ["JoinedTimestamp"] = JsonShapes.Timestamp(account.JoinedAt),
        };

    public static JsonObject Unit(Organization organization, OrganizationalUnit unit) =>
        new()
        {
            ["Id"] = unit.Id,
            ["Arn"] = OrganizationArns.OfUnit(organization, unit.Id),
            ["Name"] = unit.Name,
            ["Path"] = $"{organization.Id}/{string.Join('/', organization.PathTo(unit.Id))}/",
        };

    public static JsonObject Policy(OrganizationPolicy policy) =>
        new() { ["PolicySummary"] = PolicySummary(policy), ["Content"] = policy.Content.Text };

    public static JsonObject PolicySummary(OrganizationPolicy policy) =>
        new()
        {
            ["Id"] = policy.Id,
            ["Arn"] = policy.Arn,
            ["Name"] = policy.Name,
            ["Description"] = policy.Description,
            ["Type"] = policy.Type,
            ["AwsManaged"] = policy.IsAwsManaged,
        };

    /// <param name="target">The id of a root, unit or account that is there.</param>
    public static JsonObject PolicyTarget(Organization organization, string target)
    {
        var (name, type) =
            organization.Units.GetValueOrDefault(target) is { } unit ? (unit.Name, "ORGANIZATIONAL_UNIT")
            : organization.Accounts.GetValueOrDefault(target) is { } account ? (account.Name, "ACCOUNT")
            : ("Root", "ROOT");
        return new JsonObject
        {
            ["TargetId"] = target,
            ["Arn"] = OrganizationArns.OfTarget(organization, target),
            ["Name"] = name,
            ["Type"] = type,
        };
    }

    /// <summary>As it is, not as <c>CreateAccount</c> answers: there it is always under way.</summary>
    public static JsonObject Creation(AccountCreation creation) =>
        new JsonObject
        {
            ["Id"] = creation.Id,
            ["AccountName"] = creation.AccountName,
            ["State"] = creation.FailureReason is null ? "SUCCEEDED" : "FAILED",
            ["RequestedTimestamp"] = JsonShapes.Timestamp(creation.RequestedAt),
            ["CompletedTimestamp"] = JsonShapes.Timestamp(creation.RequestedAt),
        }
            .AddText("AccountId", creation.AccountId?.ToString())
            .AddText("FailureReason", creation.FailureReason);

    public static JsonArray Services(ImmutableArray<DelegatedService> services, string dateMember) =>
        new([.. services.Select(service => Service(service, dateMember))]);

    public static JsonObject Service(DelegatedService service, string dateMember) =>
        new() { ["ServicePrincipal"] = service.Principal, [dateMember] = JsonShapes.Timestamp(service.EnabledAt) };

    private static JsonObject PolicyType(string type) => new() { ["Type"] = type, ["Status"] = "ENABLED" };
}
