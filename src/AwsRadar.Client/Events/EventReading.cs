using System.Runtime.CompilerServices;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Pipeline;

namespace AwsRadar.Client.Events;

/// <summary>Makes a call and reads its events at the same time.</summary>
internal static class EventReading
{
    /// <param name="sendAsync">Makes the call; a failure is its result.</param>
    public static async IAsyncEnumerable<CallEvent> ReadAsync(
        OutgoingCall call,
        Func<OutgoingCall, CancellationToken, Task<CallResult>> sendAsync,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var receiver = new EventReceiver(call);
        var sending = SendAsync(call, receiver, sendAsync, stop.Token);
        try
        {
            await foreach (var item in receiver.Events.ReadAllAsync(cancellationToken))
            {
                yield return item;
            }
        }
        finally
        {
            // A reader that leaves early ends the call.
            await stop.CancelAsync();
            await sending;
        }
    }

    private static async Task SendAsync(
        OutgoingCall call,
        EventReceiver receiver,
        Func<OutgoingCall, CancellationToken, Task<CallResult>> sendAsync,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var result = await sendAsync(call with { Receiver = receiver }, cancellationToken);
            await receiver.EndAsync(result.Error, cancellationToken);
            receiver.Close(reason: null);
        }
        catch (Exception exception)
        {
            // The reader meets it.
            receiver.Close(exception);
        }
    }
}
