using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Resources;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Policies;

/// <summary>One operation, asked about each of some resources, each in the region where it is.</summary>
internal static class ResourceCalls
{
    private static readonly string NoList = Translatable("The list of what to ask about could not be read in full.");

    /// <param name="isUnread">Whether there may be more resources than are known.</param>
    /// <param name="regions">Where a resource is, if it is not where the runner asks.</param>
    /// <param name="read">Takes a page in and says how many items it had.</param>
    /// <param name="none">Takes in that AWS said there is nothing.</param>
    public static async Task AskAsync(
        CallRunner runner,
        ScanCall call,
        IEnumerable<FoundResource> resources,
        bool isUnread,
        ImmutableDictionary<Arn, string> regions,
        Func<FoundResource, JsonElement> input,
        Func<FoundResource, string, JsonElement, int> read,
        Action<FoundResource, string> none,
        CancellationToken cancellationToken
    )
    {
        var subjects = resources.OrderBy(resource => resource.Arn.ToString(), StringComparer.Ordinal).ToArray();
        if (isUnread || subjects.Length == 0)
        {
            runner.Ledger.Plan(1);
            runner.Enter(
                call,
                null,
                isUnread
                    ? new CallReply { Outcome = CallOutcome.Skipped, Message = NoList }
                    : new CallReply { Outcome = CallOutcome.Ok }
            );
        }

        foreach (
            var group in subjects.GroupBy(
                resource => regions.GetValueOrDefault(resource.Arn, runner.Region),
                StringComparer.Ordinal
            )
        )
        {
            var there = group.Key == runner.Region ? runner : runner.At(group.Key);
            var byArn = group.ToDictionary(resource => resource.Arn.ToString(), StringComparer.Ordinal);
            await new EntityCalls(call, Translatable("resource"))
            {
                Judge = (arn, reply) =>
                {
                    if (PolicyAnswers.MeansNone(reply))
                    {
                        none(byArn[arn], group.Key);
                        return reply with { Outcome = CallOutcome.Ok, Error = null };
                    }

                    return reply.IsGone
                        ? reply with
                        {
                            Outcome = CallOutcome.Ok,
                            Message = Translatable("The resource was deleted during the scan."),
                        }
                        : reply;
                },
            }.AskAsync(
                there,
                [.. byArn.Keys],
                arn => input(byArn[arn]),
                (page, arn) => Enumerable.Repeat(0, read(byArn[arn], group.Key, page)),
                cancellationToken
            );
        }
    }
}
