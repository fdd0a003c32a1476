using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Client.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Calls;

/// <summary>
/// Makes the planned calls and enters how each ended in the ledger. Whatever happens to a call, the scan goes on; it
/// stops only when no call is answered any more.
/// </summary>
/// <remarks>Members may throw <see cref="ScanStoppedException"/>.</remarks>
internal sealed class CallRunner(
    AnswerSource answers,
    Lifeline lifeline,
    TimeBudget budget,
    ScanOptions options,
    ScanPlan plan,
    Ledger ledger
)
{
    private static readonly string OutOfTime = Translatable("The time that the scan was given was over.");

    public ScanOptions Options => options;

    public Ledger Ledger => ledger;

    /// <summary>Whether something was not asked for because the scan's time was over.</summary>
    public bool IsOutOfTime => budget.WasMissed;

    /// <summary>The region that it asks, as the ledger writes it.</summary>
    public string Region => answers.Region;

    public ScanPlan Plan => plan;

    /// <inheritdoc cref="AnswerSource.IsAtHome"/>
    public bool IsAtHome(string service) => answers.IsAtHome(service);

    /// <summary>The same scan, asking another region.</summary>
    public CallRunner At(string region) => At(region, region);

    /// <param name="name">What the ledger calls it: <c>global</c> for a service without regions.</param>
    public CallRunner At(string region, string name) =>
        new(answers.At(region, name), lifeline, budget, options, plan, ledger);

    /// <summary>Whether the scan's plan has a call.</summary>
    public bool Has(ScanCall call) => plan.Has(call);

    /// <summary>Makes a call, all pages of it, and enters it in the ledger; nothing if it is not in the scan's plan.</summary>
    /// <param name="input">What it asks for.</param>
    /// <param name="read">
    /// Takes each page in and says how many items it had; a fault in the page ends the call. An item may come twice.
    /// </param>
    /// <param name="subject">The entity that it asks about; null for a whole list.</param>
    public async Task<CallReply?> RunAsync(
        ScanCall call,
        JsonElement input,
        Func<JsonElement, int> read,
        string? subject,
        CancellationToken cancellationToken
    )
    {
        if (!plan.Has(call))
        {
            return null;
        }

        var reply = await AskAsync(call, input, read, cancellationToken);
        ledger.Add(call, answers.Region, subject, reply);
        return reply;
    }

    /// <summary>Ends a planned call in a way that its reply alone does not tell.</summary>
    public void Enter(ScanCall call, string? subject, CallReply reply) =>
        ledger.Add(call, answers.Region, subject, reply);

    /// <summary>
    /// Takes "everything" back from a call that is made for each entity of a list, where that list is not whole.
    /// </summary>
    public void Follow(ScanCall call, ScanCall list, string why)
    {
        if (plan.Has(call) && !ledger.IsAnswered(list))
        {
            Skip(call, null, why);
        }
    }

    /// <summary>Ends a planned call that was not made.</summary>
    /// <param name="why">Why not, unless it is that the scan's time was over.</param>
    /// <param name="sections">What stays unknown for that; null for all that the operation fills.</param>
    public void Skip(ScanCall call, string? subject, string why, ImmutableArray<SnapshotSection>? sections = null) =>
        Enter(
            call,
            subject,
            new CallReply
            {
                Outcome = CallOutcome.Skipped,
                Message = IsOutOfTime ? OutOfTime : why,
                Sections = sections,
            }
        );

    /// <summary>Ends all calls to services of which one answer has shown that there is nothing to ask them.</summary>
    public void EnterNone(CallReply shown, ScanCall by, string why, params IEnumerable<string> services)
    {
        foreach (
            var call in CallRegistry.All.Where(call =>
                services.Contains(call.Service, StringComparer.Ordinal) && plan.Has(call)
            )
        )
        {
            var reply = call == by ? shown : new CallReply { Outcome = CallOutcome.NotEnabled };
            Enter(call, null, reply with { Outcome = CallOutcome.NotEnabled, Message = why });
        }
    }

    /// <summary>Makes a call without entering it in the ledger.</summary>
    /// <param name="isFinal">
    /// Whether an answer, or an error, is the same if it is asked for again, so that the journal may keep it; null for all
    /// of which that holds by their kind. An answer that says no more than "not yet" is not.
    /// </param>
    public async Task<CallReply> AskAsync(
        ScanCall call,
        JsonElement input,
        Func<JsonElement, int> read,
        CancellationToken cancellationToken,
        Func<CallError?, bool>? isFinal = null
    )
    {
        var pages = new PageProgress(input);
        var patience = new Patience(options, budget, ledger);
        var isAnew = false;
        while (true)
        {
            var asked = pages.Next;
            var recalled = isAnew || isFinal?.Invoke(null) is false ? null : answers.Recall(call, asked);
            if (recalled is null && budget.IsOver)
            {
                budget.WasMissed = true;
                return pages.ToReply(OutOfTime);
            }

            var answer = recalled ?? await answers.AskAsync(call, asked, cancellationToken);
            var error = answer.Error ?? Take(answer, pages, read);
            if (recalled is null && IsFinal(error, pages) && isFinal?.Invoke(error) is not false)
            {
                answers.Keep(call, asked, answer);
            }

            if (error is null && pages.IsWhole)
            {
                return pages.ToReply(error: null);
            }

            if (error is { Kind: CallErrorKind.Validation } && pages.Pages > 0 && !isAnew)
            {
                // A marker that AWS no longer knows: only the first page leads to all others.
                (pages, isAnew) = (new PageProgress(input), true);
            }
            else if (error is not null && !await patience.LastsAsync(call, error, cancellationToken))
            {
                await lifeline.CheckAsync(error, cancellationToken);
                return pages.ToReply(error);
            }
        }
    }

    /// <summary>Waits where a call has to be made again until its answer is ready.</summary>
    public Task WaitAsync(ScanCall call, TimeSpan wait, string why, CancellationToken cancellationToken)
    {
        ledger.Wait(call, why);
        return Task.Delay(wait, options.TimeProvider, cancellationToken);
    }

    private static CallError? Take(CallResult page, PageProgress pages, Func<JsonElement, int> read)
    {
        try
        {
            return pages.Arrived(page, read(page.Output));
        }
        catch (DetailsException fault)
        {
            return new CallError(CallErrorKind.Unreadable, "Unreadable", Translatable($"The answer {fault.Fault}."));
        }
    }

    /// <summary>Whether the answer stays the same if it is asked for again: pages do, and so does what AWS says about a request.</summary>
    private static bool IsFinal(CallError? error, PageProgress pages) =>
        error?.Kind switch
        {
            null or CallErrorKind.Incomplete => true,
            CallErrorKind.Denied or CallErrorKind.NotFound or CallErrorKind.Other => true,
            CallErrorKind.Validation => pages.Pages == 0,
            _ => false,
        };
}
