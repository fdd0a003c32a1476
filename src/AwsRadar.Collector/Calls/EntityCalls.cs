using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Calls;

/// <summary>One operation, called for each of many entities, a few at a time.</summary>
/// <param name="call">The operation.</param>
/// <param name="entity">What it is called for, in a word, such as <c>user</c>.</param>
internal sealed class EntityCalls(ScanCall call, string entity)
{
    /// <summary>So many denials without an answer among them show that the permission is missing for all.</summary>
    private const int DenialsToStop = 10;

    /// <summary>The parts of the snapshot that these calls fill, where they are not all that the operation can; null: they are.</summary>
    public ImmutableArray<SnapshotSection>? Sections { get; init; }

    /// <summary>
    /// Says how an answer about an entity is taken; without it "there is no such entity" means that it was deleted meanwhile.
    /// </summary>
    public Func<string, CallReply, CallReply>? Judge { get; init; }

    /// <summary>How one entity is asked about, where one call may not be enough.</summary>
    public Func<
        CallRunner,
        JsonElement,
        Func<JsonElement, int>,
        CancellationToken,
        Task<CallReply>
    > Ask { get; init; } =
        (runner, input, read, cancellationToken) => runner.AskAsync(call, input, read, cancellationToken);

    /// <summary>Asks about each entity; nothing where the plan does not have the operation.</summary>
    /// <param name="input">What is asked about an entity.</param>
    /// <param name="read">The items of a page about an entity.</param>
    public async Task<IReadOnlyCollection<T>> AskAsync<T>(
        CallRunner runner,
        IReadOnlyCollection<string> entities,
        Func<string, JsonElement> input,
        Func<JsonElement, string, IEnumerable<T>> read,
        CancellationToken cancellationToken
    )
    {
        var items = new ConcurrentBag<T>();
        if (!runner.Has(call))
        {
            return items;
        }

        if (entities.Count == 0)
        {
            // Nobody to ask about: then there is none, which is known.
            runner.Enter(call, null, new CallReply { Outcome = CallOutcome.Ok, Sections = Sections });
            return items;
        }

        runner.Ledger.Plan(entities.Count);
        var denials = 0;
        var answers = 0;
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = runner.Options.ParallelCalls,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(
            entities,
            options,
            async (name, stop) =>
            {
                var isHopeless = Volatile.Read(ref answers) == 0 && Volatile.Read(ref denials) >= DenialsToStop;
                var reply = isHopeless ? Hopeless : JudgeOf(name, await Ask(runner, input(name), Take, stop));
                runner.Enter(call, name, reply with { Sections = Sections });
                Interlocked.Add(ref answers, reply.IsAnswered ? 1 : 0);
                Interlocked.Add(ref denials, reply.Outcome is CallOutcome.Denied ? 1 : 0);

                int Take(JsonElement page)
                {
                    var added = read(page, name).ToArray();
                    foreach (var item in added)
                    {
                        items.Add(item);
                    }

                    return added.Length;
                }
            }
        );
        return items;
    }

    private CallReply Hopeless =>
        new()
        {
            Outcome = CallOutcome.Skipped,
            Message = Translatable($"It was denied for every {entity} that was asked about."),
        };

    private CallReply JudgeOf(string name, CallReply reply) =>
        Judge is { } judge ? judge(name, reply)
        : reply.IsGone
            ? reply with
            {
                Outcome = CallOutcome.Ok,
                Message = Translatable($"The {entity} was deleted during the scan."),
            }
        : reply;
}
