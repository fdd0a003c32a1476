using System.Text.Json;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Calls;

/// <summary>
/// Makes the planned calls, with more patience than the SDK has, and enters how each ended in the ledger. Whatever
/// happens to a call, the scan goes on.
/// </summary>
internal sealed class CallRunner(AwsClient client, ScanOptions options, Ledger ledger)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    public ScanOptions Options => options;

    public Ledger Ledger => ledger;

    /// <summary>Makes a planned call, all pages of it, and enters it in the ledger.</summary>
    /// <param name="operation">Its name in the call registry.</param>
    /// <param name="input">What it asks for.</param>
    /// <param name="read">Takes each page in and says how many items it had; a fault in the page ends the call.</param>
    /// <param name="subject">The entity that it asks about; null for a whole list.</param>
    /// <param name="cancellationToken">Ends the scan.</param>
    public async Task<CallReply> RunAsync(
        string operation,
        JsonElement input,
        Func<JsonElement, int> read,
        string? subject,
        CancellationToken cancellationToken
    )
    {
        var call = CallRegistry.Find(operation);
        var reply = await AskAsync(operation, input, read, cancellationToken);
        ledger.Add(call, subject, reply);
        return reply;
    }

    /// <summary>Makes a call without entering it in the ledger, for operations that are called more than once.</summary>
    public async Task<CallReply> AskAsync(
        string operation,
        JsonElement input,
        Func<JsonElement, int> read,
        CancellationToken cancellationToken
    )
    {
        var call = CallRegistry.Find(operation);
        var pages = new PageProgress();
        var waited = TimeSpan.Zero;
        for (var attempt = 0; ; attempt++)
        {
            var error = await ReadPagesAsync(call, pages, input, read, cancellationToken);
            if (error is null || waited >= Patience(error))
            {
                return pages.ToReply(error);
            }

            var wait = Wait(attempt);
            var isThrottled = error.Kind is CallErrorKind.Throttled;
            ledger.Report(
                call,
                isThrottled: isThrottled,
                waiting: isThrottled ? "too many calls" : "the service fails"
            );
            await Task.Delay(wait, options.TimeProvider, cancellationToken);
            waited += wait;
        }
    }

    /// <summary>Waits where a call has to be made again until its answer is ready.</summary>
    public Task WaitAsync(string operation, TimeSpan wait, string why, CancellationToken cancellationToken)
    {
        ledger.Report(CallRegistry.Find(operation), waiting: why);
        return Task.Delay(wait, options.TimeProvider, cancellationToken);
    }

    /// <summary>Reads on from the last page that arrived whole; returns what broke it off, or null.</summary>
    private async Task<CallError?> ReadPagesAsync(
        ScanCall call,
        PageProgress pages,
        JsonElement input,
        Func<JsonElement, int> read,
        CancellationToken cancellationToken
    )
    {
        var from = pages.Marker is { } marker ? CallInput.WithMarker(input, marker) : input;
        await foreach (var page in client.PagesAsync(call.Service, call.Operation, from, cancellationToken))
        {
            pages.Calls += page.Attempts;
            pages.RequestId = page.RequestId ?? pages.RequestId;
            ledger.Report(call, page.Attempts);
            if (!page.IsSuccess)
            {
                return page.Error;
            }

            try
            {
                pages.Items += read(page.Output);
            }
            catch (DetailsException fault)
            {
                return new CallError(CallErrorKind.Unreadable, "Unreadable", $"The answer {fault.Fault}.");
            }

            pages.Arrived(page.Output);
        }

        return pages.IsTruncated
            ? new CallError(
                CallErrorKind.Incomplete,
                "Incomplete",
                "AWS announced more pages that cannot be asked for."
            )
            : null;
    }

    private TimeSpan Patience(CallError error) =>
        error.Kind switch
        {
            CallErrorKind.Throttled => options.ThrottlePatience,
            CallErrorKind.Transient or CallErrorKind.Unreachable or CallErrorKind.Unreadable => options.FaultPatience,
            _ => TimeSpan.Zero,
        };

    private static TimeSpan Wait(int attempt) =>
        TimeSpan.FromTicks(Math.Min(FirstWait.Ticks << Math.Min(attempt, 10), LongestWait.Ticks));
}
