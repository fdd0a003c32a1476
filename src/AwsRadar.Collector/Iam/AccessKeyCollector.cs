using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Client.Calls;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Iam;

/// <summary>The ids of access keys: one call for each user that may have one.</summary>
internal static class AccessKeyCollector
{
    private static readonly ScanCall Call = CallRegistry.Find("iam", "ListAccessKeys");

    /// <summary>So many denials without an answer among them show that the permission is missing for all.</summary>
    private const int DenialsToStop = 10;

    public static async Task<ImmutableArray<AccessKey>> CollectAsync(
        CallRunner runner,
        AccessKeyPlan plan,
        CancellationToken cancellationToken
    )
    {
        runner.Ledger.Plan(plan.UserNames.Length);
        var keys = await AskAsync(runner, plan.UserNames, cancellationToken);
        if (plan.Gap is { } gap)
        {
            runner.Enter(
                Call,
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

    private static async Task<IEnumerable<AccessKey>> AskAsync(
        CallRunner runner,
        ImmutableArray<string> users,
        CancellationToken cancellationToken
    )
    {
        var keys = new ConcurrentBag<AccessKey>();
        var denials = 0;
        var answers = 0;
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = runner.Options.ParallelCalls,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(
            users,
            options,
            async (user, stop) =>
            {
                var isHopeless = Volatile.Read(ref answers) == 0 && Volatile.Read(ref denials) >= DenialsToStop;
                var reply = isHopeless ? Hopeless : await AskAsync(runner, user, keys, stop);
                runner.Enter(Call, user, reply);
                Interlocked.Add(ref answers, reply.IsAnswered ? 1 : 0);
                Interlocked.Add(ref denials, reply.Outcome is CallOutcome.Denied ? 1 : 0);
            }
        );
        return keys;
    }

    private static CallReply Hopeless =>
        new() { Outcome = CallOutcome.Skipped, Message = "It was denied for every user that was asked about." };

    private static async Task<CallReply> AskAsync(
        CallRunner runner,
        string user,
        ConcurrentBag<AccessKey> keys,
        CancellationToken cancellationToken
    )
    {
        var reply = await runner.AskAsync(
            Call,
            CallInput.Of("UserName", user),
            page =>
            {
                var added = AnswerReader.List(page, "AccessKeyMetadata").Select(key => Key(key, user)).ToArray();
                foreach (var key in added)
                {
                    keys.Add(key);
                }

                return added.Length;
            },
            cancellationToken
        );
        return reply.Error?.Kind is CallErrorKind.NotFound
            ? reply with
            {
                Outcome = CallOutcome.Ok,
                Message = "The user was deleted during the scan.",
            }
            : reply;
    }

    private static AccessKey Key(JsonElement key, string user) =>
        new(
            AnswerReader.Text(key, "AccessKeyId"),
            user,
            AnswerReader.Text(key, "Status") is "Active",
            AnswerReader.TimeOrNull(key, "CreateDate") ?? throw AnswerReader.Wrong("CreateDate", "a time")
        );
}
