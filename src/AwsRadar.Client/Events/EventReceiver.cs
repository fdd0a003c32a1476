using System.Threading.Channels;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Http;
using AwsRadar.Client.Pipeline;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Protocols.Events;

namespace AwsRadar.Client.Events;

/// <summary>
/// Hands the events of an answer to a reader while their bytes come, and lets the service wait while the reader is behind.
/// </summary>
internal sealed class EventReceiver(OutgoingCall call) : IBodyReceiver
{
    /// <summary>As many events as wait for a slow reader.</summary>
    private const int MostWaiting = 16;

    private readonly Channel<CallEvent> _events = Channel.CreateBounded<CallEvent>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, SingleWriter = true }
    );

    private EventDecoder? _decoder;
    private WireEvent? _initial;
    private CallError? _error;

    public ChannelReader<CallEvent> Events => _events.Reader;

    public bool HasGivenAway => _decoder is not null;

    public void Begin(WireResponse head)
    {
        _decoder = new EventDecoder(call.Service, call.Operation, head);
        var read = call.Protocol.ReadResponse(call.Service, call.Operation, head with { IsBodyElsewhere = true });
        if (read.TryGet(out var reply, out var error))
        {
            _initial = new WireEvent(EventStreams.InitialResponse, reply.Output);
        }
        else
        {
            _error = ErrorKinds.ToCallError(error);
        }
    }

    public async Task TakeAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        if (_error is not null)
        {
            return;
        }

        await GiveInitialAsync(cancellationToken);
        _decoder!.Add(piece.Span);
        WireError? error;
        while (_decoder.Read(out error) is { } found)
        {
            await GiveAsync(found, cancellationToken);
        }

        _error ??= error is null ? null : ErrorKinds.ToCallError(error);
    }

    public ValueTask EndAsync() => ValueTask.CompletedTask;

    public WireResponse Complete(WireResponse head)
    {
        _error ??= _decoder!.End() is { } error ? ErrorKinds.ToCallError(error) : null;
        return head;
    }

    /// <summary>The call is over: what is still to be said, and then nothing more.</summary>
    public async Task EndAsync(CallError? failure, CancellationToken cancellationToken)
    {
        if ((failure ?? _error) is { } error)
        {
            await _events.Writer.WriteAsync(CallEvent.Failed(error), cancellationToken);
        }
        else if (_initial is { } initial)
        {
            await WriteAsync(initial, cancellationToken);
        }
    }

    /// <summary>Nobody waits for anything any more.</summary>
    public void Close(Exception? reason) => _events.Writer.TryComplete(reason);

    /// <summary>
    /// What HTTP carries of the output goes before the events. Where that is nothing, the service sends a message for it,
    /// which comes first.
    /// </summary>
    private async Task GiveInitialAsync(CancellationToken cancellationToken)
    {
        if (_initial is { } initial && call.Service.Protocol is not ServiceProtocol.AwsJson)
        {
            await GiveAsync(initial, cancellationToken);
        }
    }

    private async Task GiveAsync(WireEvent item, CancellationToken cancellationToken)
    {
        var initial = _initial;
        _initial = null;
        if (initial is not null && item.Name is not EventStreams.InitialResponse)
        {
            await WriteAsync(initial, cancellationToken);
        }

        await WriteAsync(item, cancellationToken);
    }

    private async Task WriteAsync(WireEvent item, CancellationToken cancellationToken) =>
        await _events.Writer.WriteAsync(new CallEvent { Name = item.Name, Value = item.Value }, cancellationToken);
}
