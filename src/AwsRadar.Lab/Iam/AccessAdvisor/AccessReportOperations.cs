using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Core.Reference;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.AccessAdvisor;

/// <summary>
/// The access advisor: which of the services that it may use somebody tried to use last, and when. A report is there at
/// once, and stays as it was made.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateServiceLastAccessedDetails.html and its siblings</remarks>
internal static class AccessReportOperations
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("GenerateServiceLastAccessedDetails", AccessSubject.TargetOf, Generate),
        Operation.On("GetServiceLastAccessedDetails", Subjects.Everything, Get),
        Operation.On("GetServiceLastAccessedDetailsWithEntities", Subjects.Everything, GetEntities),
    ];

    private static OperationResult Generate(OperationCall call)
    {
        if (AccessSubject.Find(call, out var subject) is { } error)
        {
            return error;
        }

        var uses = call.KeyUsage.OfIdentities(
            subject!.Entities.Select(entity => entity.Id).ToHashSet(StringComparer.Ordinal)
        );
        var job = new AccessJob(
            Guid.NewGuid().ToString(),
            RequesterOf(call),
            call.Text("Granularity") is "ACTION_LEVEL",
            call.Now,
            GrantedServices.Of(subject.Documents),
            [.. subject.Entities.Select(entity => Describe(entity, uses[entity.Id]))]
        );
        var old = call.State.AccessJobs.Values.Where(one => one.At < call.Now - Kept).Select(one => one.Id);
        return (call.State with { AccessJobs = call.State.AccessJobs.RemoveRange(old).Add(job.Id, job) }).Answer(
            new JsonObject { ["JobId"] = job.Id }
        );
    }

    private static OperationResult Get(OperationCall call)
    {
        if (Find(call) is not { } job)
        {
            return Missing(call);
        }

        var result = call.Page(
            "ServicesLastAccessed",
            job.Services,
            service => service,
            service => Write(job, service)
        );
        if (result.Output is { } output)
        {
            AddJob(output, job);
            output["JobType"] = job.IsByAction ? "ACTION_LEVEL" : "SERVICE_LEVEL";
        }

        return result;
    }

    private static OperationResult GetEntities(OperationCall call)
    {
        if (Find(call) is not { } job)
        {
            return Missing(call);
        }

        var service = call.Text("ServiceNamespace");
        if (!ActionCatalog.TryOpen(service, out _))
        {
            return LabError.InvalidInput($"Invalid service namespace: {service}");
        }

        // Who used it last comes first; a marker counts, because times are no order that ignores case.
        var entities = job
            .Entities.Select(entity => (Entity: entity, Last: LastOf(entity, service)))
            .OrderByDescending(one => one.Last?.At)
            .ThenBy(one => one.Entity.Name, StringComparer.OrdinalIgnoreCase)
            .Index()
            .Select(one => (Key: $"{one.Index:D8}", one.Item.Entity, one.Item.Last));
        var result = call.Page(
            "EntityDetailsList",
            entities,
            one => one.Key,
            one => new JsonObject { ["EntityInfo"] = Write(one.Entity) }.AddTime("LastAuthenticated", one.Last?.At)
        );
        if (result.Output is { } output)
        {
            AddJob(output, job);
        }

        return result;
    }

    private static void AddJob(JsonObject output, AccessJob job)
    {
        output["JobStatus"] = "COMPLETED";
        output["JobCreationDate"] = JsonShapes.Timestamp(job.At);
        output["JobCompletionDate"] = JsonShapes.Timestamp(job.At);
    }

    private static JsonObject Write(AccessJob job, string service)
    {
        var users = job
            .Entities.Select(entity => (Entity: entity, Last: LastOf(entity, service)))
            .Where(one => one.Last is not null)
            .OrderByDescending(one => one.Last!.At)
            .ToList();
        var shown = new JsonObject
        {
            ["ServiceName"] = ActionCatalog.TryOpen(service, out var known) ? known.Name : service,
            ["ServiceNamespace"] = service,
            ["TotalAuthenticatedEntities"] = users.Count,
        };
        if (users is [var (entity, last), ..])
        {
            shown["LastAuthenticated"] = JsonShapes.Timestamp(last!.At);
            shown["LastAuthenticatedEntity"] = entity.Arn;
            shown["LastAuthenticatedRegion"] = last.Region;
        }

        return shown.AddIf(job.IsByAction, "TrackedActionsLastAccessed", () => WriteActions(job, service));
    }

    private static JsonArray WriteActions(AccessJob job, string service)
    {
        var uses = job
            .Entities.SelectMany(entity => entity.Uses.Select(use => (Entity: entity, Use: use)))
            .Where(one => one.Use.Service.Equals(service, StringComparison.Ordinal))
            .GroupBy(one => one.Use.Action, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.MaxBy(one => one.Use.At))
            .ToList();
        return new JsonArray([
            .. Tracked(service)
                .Except(uses.Select(one => one!.Use.Action), StringComparer.Ordinal)
                .Select(action => new JsonObject { ["ActionName"] = action }),
            .. uses.Select(one => new JsonObject
            {
                ["ActionName"] = one.Use.Action,
                ["LastAccessedEntity"] = one.Entity.Arn,
                ["LastAccessedTime"] = JsonShapes.Timestamp(one.Use.At),
                ["LastAccessedRegion"] = one.Use.Region,
            }),
        ]);
    }

    /// <summary>
    /// The lab keeps account of IAM's actions one by one. Passing a role is no request of its own, with AWS as here.
    /// </summary>
    private static IEnumerable<string> Tracked(string service) =>
        service is "iam" ? IamOperations.ByName.Keys.Order(StringComparer.Ordinal) : [];

    private static ActionUse? LastOf(AccessEntity entity, string service) =>
        entity.Uses.Where(use => use.Service.Equals(service, StringComparison.Ordinal)).MaxBy(use => use.At);

    private static AccessEntity Describe(Identity identity, IEnumerable<ActionUse> uses) =>
        new(identity.Kind.ToUpperInvariant(), identity.Arn, identity.Id, identity.Name, identity.Path, [.. uses]);

    private static JsonObject Write(AccessEntity entity) =>
        new()
        {
            ["Arn"] = entity.Arn,
            ["Name"] = entity.Name,
            ["Type"] = entity.Kind,
            ["Id"] = entity.Id,
            ["Path"] = entity.Path,
        };

    private static AccessJob? Find(OperationCall call) =>
        call.State.AccessJobs.GetValueOrDefault(call.Text("JobId")) is { } job
        && (job.Requester == RequesterOf(call) || job.Requester == call.State.AccountId.ToString())
            ? job
            : null;

    /// <summary>
    /// Another one's report is as if it were not there; one that the root user asked for is the account's.
    /// </summary>
    private static string RequesterOf(OperationCall call) =>
        call.Caller.Identity?.Id ?? call.State.AccountId.ToString();

    private static LabError Missing(OperationCall call) =>
        LabError.NoSuchEntity($"The job with id {call.Text("JobId")} cannot be found.");
}
