using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Iam;

/// <summary>The ids of access keys, a call for each user that may have one, and their last use, a call for each key.</summary>
internal static class AccessKeyCollector
{
    private static readonly ScanCall ListCall = CallRegistry.Find("iam", "ListAccessKeys");
    private static readonly ScanCall UseCall = CallRegistry.Find("iam", "GetAccessKeyLastUsed");

    public static async Task<ImmutableArray<AccessKey>> CollectAsync(
        CallRunner runner,
        AccessKeyPlan plan,
        CancellationToken cancellationToken
    )
    {
        var keys = await new EntityCalls(ListCall, Translatable("user")).AskAsync(
            runner,
            plan.UserNames,
            user => CallInput.Of("UserName", user),
            (page, user) => AnswerReader.List(page, "AccessKeyMetadata").Select(key => Key(key, user)),
            cancellationToken
        );
        if (plan.Gap is { } gap && runner.Has(ListCall))
        {
            runner.Enter(
                ListCall,
                null,
                new CallReply
                {
                    Outcome = plan.UserNames.IsEmpty ? CallOutcome.Skipped : CallOutcome.Incomplete,
                    Message = gap,
                }
            );
        }

        return
        [
            .. keys.DistinctBy(key => key.Id, StringComparer.Ordinal)
                .OrderBy(key => key.UserName, StringComparer.OrdinalIgnoreCase)
                .ThenBy(key => key.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The last use of each key that was listed; what keeps keys from being listed keeps their use unknown.</summary>
    public static async Task<ImmutableArray<AccessKeyUse>> UsesAsync(
        CallRunner runner,
        ImmutableArray<AccessKey> keys,
        CancellationToken cancellationToken
    )
    {
        var owners = keys.ToDictionary(key => key.Id, key => key.UserName, StringComparer.Ordinal);
        var uses = await new EntityCalls(UseCall, Translatable("access key")).AskAsync(
            runner,
            owners.Keys,
            id => CallInput.Of("AccessKeyId", id),
            (answer, id) => new[] { Use(AnswerReader.Object(answer, "AccessKeyLastUsed"), id, owners[id]) },
            cancellationToken
        );
        runner.Follow(UseCall, ListCall, Translatable("Not all access keys are known."));
        return [.. uses.OrderBy(use => use.KeyId, StringComparer.Ordinal)];
    }

    private static AccessKey Key(JsonElement key, string user) =>
        new(
            AnswerReader.Text(key, "AccessKeyId"),
            user,
            AnswerReader.Text(key, "Status") is "Active",
            AnswerReader.TimeOrNull(key, "CreateDate") ?? throw AnswerReader.Wrong("CreateDate", Translatable("a time"))
        );

    /// <summary>IAM writes N/A where there was no use.</summary>
    private static AccessKeyUse Use(JsonElement use, string id, string user) =>
        new(id, user, AnswerReader.TimeOrNull(use, "LastUsedDate"), Known(use, "Region"), Known(use, "ServiceName"));

    private static string? Known(JsonElement use, string name) =>
        AnswerReader.TextOrNull(use, name) is { } text and not "N/A" ? text : null;
}
