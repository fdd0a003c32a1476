using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;
using AwsRadar.Lab.Authorization;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Iam.AccessAdvisor;

/// <summary>
/// The access advisor of an organization: which of the services that service control policies leave its accounts anybody
/// there tried to use last.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateOrganizationsAccessReport.html and its sibling</remarks>
internal static class OrganizationReportOperations
{
    /// <summary>What the report tells of the organization needs permissions of its own.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html#access_policies_last-accessed-permissions</remarks>
    private static readonly ImmutableArray<string> OrganizationActions =
    [
        "organizations:DescribePolicy",
        "organizations:ListChildren",
        "organizations:ListParents",
        "organizations:ListPoliciesForTarget",
        "organizations:ListRoots",
        "organizations:ListTargetsForPolicy",
    ];

    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On(
            "GenerateOrganizationsAccessReport",
            call => Target.At(call.State.Arn($"access-report/{call.Text("EntityPath")}")),
            Generate
        ) with
        {
            AlsoNeeds = _ => OrganizationActions.Select(action => new Permission(action, Target.Everything)),
            Keys = call =>
                call.OptionalText("OrganizationsPolicyId") is { } policy
                    ? [KeyValuePair.Create("iam:OrganizationsPolicyId", (ContextValue)policy)]
                    : [],
        },
        Operation.On("GetOrganizationsAccessReport", Subjects.Everything, Get),
    ];

    private static OperationResult Generate(OperationCall call)
    {
        if (
            call.Lab.OrganizationOf(call.State.AccountId) is not { } organization
            || !organization.IsManagement(call.State.AccountId)
            || !organization.IsEnabled(OrganizationPolicy.ServiceControl)
        )
        {
            return LabError.AccessDenied(
                "The report is for the management account of an organization whose root has service control policies enabled."
            );
        }

        var path = call.Text("EntityPath").TrimEnd('/');
        if (FindEntity(organization, path) is not { } entity)
        {
            return LabError.InvalidInput($"The entity path {path} is not one of the organization.");
        }

        if (
            call.OptionalText("OrganizationsPolicyId") is { } id
            && organization.FindPolicy(id) is not { Type: OrganizationPolicy.ServiceControl }
        )
        {
            return LabError.InvalidInput($"The policy {id} is not a service control policy of the organization.");
        }

        var accounts = AccountsIn(organization, entity).ToList();
        var job = new AccessJob(
            Guid.NewGuid().ToString(),
            organization.Id,
            IsByAction: false,
            call.Now,
            ServicesOf(call, organization, entity),
            [.. accounts.Select(account => Describe(call, organization, account))]
        );
        return (call.State with { AccessJobs = call.State.AccessJobs.Add(job.Id, job) }).Answer(
            new JsonObject { ["JobId"] = job.Id }
        );
    }

    private static OperationResult Get(OperationCall call)
    {
        if (
            call.State.AccessJobs.GetValueOrDefault(call.Text("JobId")) is not { } job
            || call.Lab.OrganizationOf(call.State.AccountId)?.Id != job.Requester
        )
        {
            return LabError.NoSuchEntity($"The job with id {call.Text("JobId")} cannot be found.");
        }

        var rows = job.Services.Select(service => (Service: service, Uses: UsesOf(job, service))).ToList();
        var ordered = call.OptionalText("SortKey") switch
        {
            "SERVICE_NAMESPACE_DESCENDING" => rows.AsEnumerable().Reverse(),
            "LAST_AUTHENTICATED_TIME_ASCENDING" => rows.OrderBy(row => row.Uses.FirstOrDefault().Use?.At),
            "LAST_AUTHENTICATED_TIME_DESCENDING" => rows.OrderByDescending(row => row.Uses.FirstOrDefault().Use?.At),
            _ => rows,
        };
        var result = call.Page(
            "AccessDetails",
            ordered.Index().Select(row => (Key: $"{row.Index:D8}", row.Item.Service, row.Item.Uses)),
            row => row.Key,
            row => Write(row.Service, row.Uses)
        );
        if (result.Output is { } output)
        {
            output["JobStatus"] = "COMPLETED";
            output["JobCreationDate"] = JsonShapes.Timestamp(job.At);
            output["JobCompletionDate"] = JsonShapes.Timestamp(job.At);
            output["NumberOfServicesAccessible"] = rows.Count;
            output["NumberOfServicesNotAccessed"] = rows.Count(row => row.Uses.Count == 0);
        }

        return result;
    }

    private static JsonObject Write(string service, List<(AccessEntity Account, ActionUse Use)> uses)
    {
        var shown = new JsonObject
        {
            ["ServiceName"] = ActionCatalog.TryOpen(service, out var known) ? known.Name : service,
            ["ServiceNamespace"] = service,
            ["TotalAuthenticatedEntities"] = uses.Count,
        };
        if (uses is [var (account, last), ..])
        {
            shown["Region"] = last.Region;
            shown["EntityPath"] = account.Path;
            shown["LastAuthenticatedTime"] = JsonShapes.Timestamp(last.At);
        }

        return shown;
    }

    /// <summary>The last use in each account, the newest first.</summary>
    private static List<(AccessEntity Account, ActionUse Use)> UsesOf(AccessJob job, string service) =>
        [
            .. job
                .Entities.SelectMany(account =>
                    account
                        .Uses.Where(use => use.Service.Equals(service, StringComparison.Ordinal))
                        .OrderByDescending(use => use.At)
                        .Take(1)
                        .Select(use => (Account: account, Use: use))
                )
                .OrderByDescending(one => one.Use.At),
        ];

    /// <summary>The id of the root, unit or account at the end of a path that is right from its beginning.</summary>
    private static string? FindEntity(Organization organization, string path)
    {
        var parts = path.Split('/');
        return
            parts[0].Equals(organization.Id, StringComparison.Ordinal)
            && organization.PathTo(parts[^1]).SequenceEqual(parts.Skip(1), StringComparer.Ordinal)
            ? parts[^1]
            : null;
    }

    /// <summary>The management account is in no report but its own: service control policies do not limit it.</summary>
    private static IEnumerable<MemberAccount> AccountsIn(Organization organization, string entity) =>
        organization.Accounts.Values.Where(account =>
            organization.IsManagement(account.Id)
                ? entity.Equals(account.Id.ToString(), StringComparison.Ordinal)
                : organization.PathTo(account.Id.ToString()).Contains(entity, StringComparer.Ordinal)
        );

    /// <summary>Of a policy, what it allows; of an entity, what the policies at every level above and at it allow.</summary>
    private static ImmutableArray<string> ServicesOf(OperationCall call, Organization organization, string entity)
    {
        if (AccountId.TryParse(entity, out var account) && organization.IsManagement(account))
        {
            return ActionCatalog.Prefixes;
        }

        if (call.OptionalText("OrganizationsPolicyId") is { } id)
        {
            return GrantedServices.Of([organization.FindPolicy(id)!.Content.Policy.Document]);
        }

        var levels = organization.PathTo(entity).Select(level => DocumentsOf(organization, level)).ToList();
        return
        [
            .. ActionCatalog.Prefixes.Where(prefix =>
                levels.TrueForAll(level => level.Any(policy => GrantedServices.Allows(policy, prefix)))
            ),
        ];
    }

    private static List<PolicyDocument> DocumentsOf(Organization organization, string level) =>
        [
            .. organization
                .AttachedTo(level)
                .Select(organization.FindPolicy)
                .OfType<OrganizationPolicy>()
                .Where(policy => policy.Type is OrganizationPolicy.ServiceControl)
                .Select(policy => policy.Content.Policy.Document),
        ];

    private static AccessEntity Describe(OperationCall call, Organization organization, MemberAccount member)
    {
        var identities = call.Lab.Find(member.Id)?.Identities.Select(identity => identity.Id) ?? [];
        var uses = call.KeyUsage.OfIdentities(identities.ToHashSet(StringComparer.Ordinal));
        return new AccessEntity(
            "ACCOUNT",
            member.Id.ToString(),
            member.Id.ToString(),
            member.Name,
            $"{organization.PathOf(member)}{member.Id}",
            [.. uses.SelectMany(one => one)]
        );
    }
}
