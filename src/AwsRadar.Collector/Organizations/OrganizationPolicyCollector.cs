using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Organizations;

/// <summary>Service and resource control policies, their documents, and what they are attached to.</summary>
/// <remarks>
/// What each policy is attached to is asked of the policies: an organization has far fewer of them than accounts and units.
/// </remarks>
internal static class OrganizationPolicyCollector
{
    private static readonly ScanCall ListCall = CallRegistry.Find("organizations", "ListPolicies");
    private static readonly ScanCall DocumentCall = CallRegistry.Find("organizations", "DescribePolicy");
    private static readonly ScanCall TargetsCall = CallRegistry.Find("organizations", "ListTargetsForPolicy");

    public static async Task<ImmutableArray<OrganizationPolicy>> CollectAsync(
        CallRunner runner,
        ImmutableArray<OrganizationalUnit> units,
        CancellationToken cancellationToken
    )
    {
        var roots = units.Where(unit => unit.ParentId is null).ToArray();
        var policies = new List<OrganizationPolicy>();
        foreach (var (type, word, section) in OrganizationPolicyTypes.All)
        {
            if (roots.Length > 0 && roots.All(root => !root.PolicyTypes.Contains(type)))
            {
                EnterNotEnabled(runner, word, section);
            }
            else
            {
                policies.AddRange(await OfTypeAsync(runner, type, word, section, cancellationToken));
            }
        }

        return [.. policies.OrderBy(policy => policy.Id, StringComparer.Ordinal)];
    }

    private static async Task<IEnumerable<OrganizationPolicy>> OfTypeAsync(
        CallRunner runner,
        OrganizationPolicyType type,
        string word,
        SnapshotSection section,
        CancellationToken cancellationToken
    )
    {
        var found = new Dictionary<string, OrganizationPolicy>(StringComparer.Ordinal);
        var reply = await runner.AskAsync(
            ListCall,
            CallInput.Of("Filter", word),
            page =>
            {
                var added = AnswerReader.List(page, "Policies").Select(policy => Read(policy, type)).ToArray();
                Array.ForEach(added, policy => found.TryAdd(policy.Id, policy));
                return added.Length;
            },
            cancellationToken
        );
        runner.Enter(ListCall, word, reply with { Sections = [section] });
        if (!reply.IsAnswered)
        {
            runner.Skip(DocumentCall, word, Translatable("Not all policies are known."), [section]);
            runner.Skip(TargetsCall, word, Translatable("Not all policies are known."), [section]);
        }

        var documents = await new EntityCalls(DocumentCall, Translatable("policy")) { Sections = [section] }.AskAsync(
            runner,
            found.Keys,
            PolicyOf,
            (answer, id) => new[] { (id, Document(answer)) },
            cancellationToken
        );
        var targets = await new EntityCalls(TargetsCall, Translatable("policy")) { Sections = [section] }.AskAsync(
            runner,
            found.Keys,
            PolicyOf,
            (page, id) =>
                AnswerReader.List(page, "Targets").Select(target => (id, AnswerReader.Text(target, "TargetId"))),
            cancellationToken
        );
        var documentOf = documents.ToLookup(pair => pair.id, pair => pair.Item2, StringComparer.Ordinal);
        var targetsOf = targets.ToLookup(pair => pair.id, pair => pair.Item2, StringComparer.Ordinal);
        return found.Values.Select(policy =>
            policy with
            {
                Document = documentOf[policy.Id].Cast<PolicyText?>().FirstOrDefault(),
                TargetIds = [.. targetsOf[policy.Id].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            }
        );
    }

    private static void EnterNotEnabled(CallRunner runner, string word, SnapshotSection section)
    {
        foreach (var call in (ScanCall[])[ListCall, DocumentCall, TargetsCall])
        {
            runner.Enter(
                call,
                word,
                new CallReply
                {
                    Outcome = CallOutcome.NotEnabled,
                    Sections = [section],
                    Message = Translatable("The organization has not switched on policies of this type."),
                }
            );
        }
    }

    private static JsonElement PolicyOf(string id) => CallInput.Of("PolicyId", id);

    private static PolicyText Document(JsonElement answer) =>
        new(AnswerReader.Text(AnswerReader.Object(answer, "Policy"), "Content"));

    private static OrganizationPolicy Read(JsonElement policy, OrganizationPolicyType type) =>
        new()
        {
            Arn = AnswerReader.Arn(policy, "Arn"),
            Id = AnswerReader.Text(policy, "Id"),
            Name = AnswerReader.Text(policy, "Name"),
            Type = type,
            Description = AnswerReader.TextOrNull(policy, "Description"),
            IsAwsManaged = AnswerReader.Flag(policy, "AwsManaged"),
        };
}
