using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Client.Calls;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Resources;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;
using AwsRadar.Wire.Models;

namespace AwsRadar.Collector.Policies;

/// <summary>The policies of one service's resources in one region.</summary>
/// <param name="found">The resources.</param>
/// <param name="unread">The types whose lists could not be read in full.</param>
internal sealed class PolicyUnit(
    ServiceModel service,
    Place place,
    CallRunner runner,
    ImmutableArray<FoundResource> found,
    ImmutableArray<string> unread,
    ResourceSet resources,
    PolicySetBuilder policies
)
{
    /// <summary>1. Where buckets are. 2. The policies. 3. What else decides: Block Public Access, grants.</summary>
    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        // Step 1: where buckets are.
        var regions = service.Name is "s3"
            ? await BucketRegions.FindAsync(runner, found, resources, cancellationToken)
            : ImmutableDictionary<Arn, string>.Empty;

        // Step 2: the policies.
        foreach (var row in ResourcePolicyTable.Of(service.Name))
        {
            await ReadAsync(row, regions, cancellationToken);
        }

        // Step 3: what else decides.
        if (service.Name is "s3")
        {
            await PublicAccessReader.BucketsAsync(
                runner,
                Subjects("s3:bucket"),
                IsUnread("s3:bucket"),
                regions,
                policies,
                cancellationToken
            );
            await PublicAccessReader.AccountAsync(runner, place, policies, cancellationToken);
        }
        else if (service.Name is "kms")
        {
            await KeyGrantReader.ReadAsync(
                runner,
                place,
                Subjects("kms:key"),
                IsUnread("kms:key"),
                policies,
                cancellationToken
            );
        }
    }

    private async Task ReadAsync(
        ResourcePolicyRow row,
        ImmutableDictionary<Arn, string> regions,
        CancellationToken cancellationToken
    )
    {
        var call = row.ToCall();
        if (row.IsInList)
        {
            ReadFromList(row, call);
        }
        else if (row.Type is null)
        {
            await ReadOfServiceAsync(row, call, cancellationToken);
        }
        else
        {
            await ResourceCalls.AskAsync(
                runner,
                call,
                Subjects(row.Type),
                IsUnread(row.Type),
                regions,
                resource => row.InputFor(resource, place),
                (resource, region, page) => Add(row.HolderOf(resource, place), region, row.PoliciesIn(page)),
                (resource, region) => Add(row.HolderOf(resource, place), region, []),
                cancellationToken
            );
        }
    }

    /// <summary>The list was asked already: its own line in the ledger tells whether it was read.</summary>
    private void ReadFromList(ResourcePolicyRow row, ScanCall call)
    {
        foreach (var resource in Subjects(row.Type!))
        {
            Add(resource.Arn, place.Region, row.PoliciesIn(resource.Item));
        }

        runner.Ledger.Plan(1);
        runner.Enter(
            call,
            null,
            IsUnread(row.Type!)
                ? new CallReply
                {
                    Outcome = CallOutcome.Skipped,
                    Message = Translatable("The list that has the policies could not be read."),
                }
                : new CallReply { Outcome = CallOutcome.Ok, Items = Subjects(row.Type!).Count() }
        );
    }

    private async Task ReadOfServiceAsync(ResourcePolicyRow row, ScanCall call, CancellationToken cancellationToken)
    {
        runner.Ledger.Plan(1);
        var texts = new List<string>();
        var reply = await runner.AskAsync(
            call,
            row.InputFor(null, place),
            page =>
            {
                var added = row.PoliciesIn(page).ToArray();
                texts.AddRange(added);
                return added.Length;
            },
            cancellationToken
        );
        var isNone = PolicyAnswers.MeansNone(reply);
        if (reply.IsAnswered || isNone)
        {
            Add(row.HolderIn(place), place.Region, texts);
        }

        runner.Enter(
            call,
            null,
            isNone ? reply with { Outcome = CallOutcome.Ok, Message = PolicyAnswers.None } : reply
        );
    }

    private IEnumerable<FoundResource> Subjects(string type) => found.Where(resource => resource.Type == type);

    private bool IsUnread(string type) => unread.Contains(type, StringComparer.Ordinal);

    private int Add(Arn resource, string region, IEnumerable<string> texts)
    {
        PolicyText[] documents = [.. texts.Select(PolicyText.Decode)];
        policies.Policies.Add(
            new ResourcePolicy
            {
                Resource = resource,
                Service = service.Name,
                Region = region,
                Document = documents.Length switch
                {
                    0 => null,
                    1 => documents[0],
                    _ => Together(documents),
                },
            }
        );
        return documents.Length;
    }

    /// <summary>The statements of several policies that are all in force, as one; as they came if one of them cannot be read.</summary>
    private static PolicyText Together(PolicyText[] documents)
    {
        var statements = new JsonArray();
        foreach (var document in documents)
        {
            JsonNode? statement;
            try
            {
                statement = JsonNode.Parse(document.Json)?["Statement"];
            }
            catch (System.Text.Json.JsonException)
            {
                return new PolicyText(string.Join('\n', documents));
            }

            foreach (var one in statement is JsonArray many ? many : [statement?.DeepClone()])
            {
                statements.Add(one?.DeepClone());
            }
        }

        return new PolicyText(new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = statements }.ToJsonString());
    }
}
