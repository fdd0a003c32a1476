using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Client.Calls;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Policies;
using AwsRadar.Core.Snapshots;
using AwsRadar.Wire.Models;

namespace AwsRadar.Collector.Resources;

/// <summary>One service in one region.</summary>
internal sealed class ServiceUnit(
    ServiceModel service,
    Place place,
    CallRunner runner,
    ResourceSet resources,
    PolicySetBuilder policies
)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, FoundResource> _found = new(StringComparer.Ordinal);
    private readonly List<string> _unreadTypes = [];
    private readonly HashSet<string> _unanswered = new(StringComparer.Ordinal);

    private ImmutableArray<ServiceOperation> Operations => ServiceOperations.Of(service);

    /// <summary>How many calls are planned before anything is known.</summary>
    public int PlannedCalls => Operations.Count(operation => operation.SubjectMember is null);

    /// <summary>1. Lists of the whole service. 2. What is asked about each resource. 3. The resources' policies.</summary>
    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        // Step 1: lists of the whole service.
        foreach (var operation in Operations.Where(operation => operation.SubjectMember is null))
        {
            await ListAsync(operation, cancellationToken);
        }

        // Step 2: what is asked about each resource.
        foreach (var operation in Operations.Where(operation => operation.SubjectMember is not null))
        {
            await AskAboutEachAsync(operation, cancellationToken);
        }

        // Step 3: the resources' policies.
        await new PolicyUnit(
            service,
            place,
            runner,
            [.. _found.Values],
            [.. _unreadTypes, .. ResourcePolicyTable.Of(service.Name).Where(IsHidden).Select(row => row.Type!)],
            resources,
            policies
        ).CollectAsync(cancellationToken);
    }

    private bool IsHidden(ResourcePolicyRow row) => row.ShownBy is { } operation && _unanswered.Contains(operation);

    private async Task ListAsync(ServiceOperation operation, CancellationToken cancellationToken)
    {
        var input = operation.AccountMember is { } member
            ? CallInput.With(operation.Input, CallInput.Of(member, place.Account.ToString()))
            : operation.Input;
        var reply = Judge(
            await runner.AskAsync(operation.Call, input, page => Take(operation, page), cancellationToken)
        );
        if (!reply.IsAnswered)
        {
            Miss(operation);
        }

        runner.Enter(operation.Call, null, reply);
    }

    private async Task AskAboutEachAsync(ServiceOperation operation, CancellationToken cancellationToken)
    {
        var subjects = _found
            .Values.Where(found => operation.IsAbout(found.Type))
            .ToDictionary(found => found.Arn.ToString(), StringComparer.Ordinal);
        if (subjects.Count == 0 && _unreadTypes.Exists(operation.IsAbout))
        {
            Miss(operation);
            runner.Ledger.Plan(1);
            runner.Enter(
                operation.Call,
                null,
                new CallReply
                {
                    Outcome = CallOutcome.Skipped,
                    Message = Translatable("The list of what to ask about could not be read."),
                }
            );
            return;
        }

        await new EntityCalls(operation.Call, "resource")
        {
            Judge = (_, reply) => JudgeEach(operation, reply),
        }.AskAsync(
            runner,
            [.. subjects.Keys],
            arn => InputAbout(operation, subjects[arn]),
            (page, _) => TakeEach(operation, page),
            cancellationToken
        );
    }

    /// <summary>What an answer that did not come would have shown is not asked about, and not known to be nothing.</summary>
    private CallReply JudgeEach(ServiceOperation operation, CallReply reply)
    {
        if (reply.IsGone)
        {
            return reply with
            {
                Outcome = CallOutcome.Ok,
                Message = Translatable("The resource was deleted during the scan."),
            };
        }

        if (!reply.IsAnswered)
        {
            Miss(operation);
        }

        return reply;
    }

    /// <summary>What only this operation would have shown is not known; what a list shows, that list tells.</summary>
    private void Miss(ServiceOperation operation)
    {
        lock (_gate)
        {
            _unanswered.Add(operation.Model.Name);
            _unreadTypes.AddRange(
                operation
                    .Readers.SelectMany(reader => reader.Types)
                    .Where(type => operation.SubjectMember is null || !IsListed(type))
            );
        }
    }

    private bool IsListed(string type) =>
        Operations.Any(each =>
            each.SubjectMember is null
            && each.Readers.Any(reader => reader.Types.Contains(type, StringComparer.Ordinal))
        );

    private JsonElement InputAbout(ServiceOperation operation, FoundResource subject)
    {
        var about = SubjectInput.Of(operation, subject);
        var whole = operation.AccountMember is { } member
            ? CallInput.With(about, CallInput.Of(member, place.Account.ToString()))
            : about;
        return operation.Input.ValueKind is JsonValueKind.Undefined ? whole : CallInput.With(operation.Input, whole);
    }

    private int Take(ServiceOperation operation, JsonElement page) => TakeEach(operation, page).Length;

    private FoundResource[] TakeEach(ServiceOperation operation, JsonElement page)
    {
        var found = operation.Read(page, place).DistinctBy(each => each.Arn).ToArray();
        foreach (var each in found)
        {
            resources.Add(each, service.Name, place);
            lock (_gate)
            {
                _found.TryAdd(each.Arn.ToString(), each);
            }
        }

        return found;
    }

    /// <summary>What is not in use there is known to be empty; what AWS did not say is unknown.</summary>
    private CallReply Judge(CallReply reply) =>
        reply.Error is not { } error ? reply
        : error.Kind is CallErrorKind.NotFound || ServiceCallTable.MeansNotEnabled(error)
            ? reply with
            {
                Outcome = CallOutcome.NotEnabled,
                Message = error.Message,
            }
        : error.Kind is CallErrorKind.InvalidCredentials && place.Region is not Place.Global
            ? reply with
            {
                Outcome = CallOutcome.NotEnabled,
                Message = Translatable($"The region knows nothing of the account: it is not enabled. {error.Message}"),
            }
        : reply;
}
