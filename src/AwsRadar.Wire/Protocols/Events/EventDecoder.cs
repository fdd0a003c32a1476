using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Events;

/// <summary>
/// A client reads the events of an answer while its bytes come. An error is the end: nothing is read behind it.
/// Not safe to share between threads.
/// </summary>
public sealed class EventDecoder
{
    private readonly OperationModel _operation;
    private readonly WireResponse _head;
    private readonly EventReader _reader;
    private readonly EventMessageBuffer _buffer = new();
    private string? _awaited;
    private bool _isEnded;

    /// <param name="head">The answer, whose body need not be there.</param>
    /// <exception cref="ArgumentException">The operation's output is no stream of events.</exception>
    public EventDecoder(ServiceModel service, OperationModel operation, WireResponse head)
        : this(EventFormat.Of(service), operation, head) { }

    internal EventDecoder(EventFormat format, OperationModel operation, WireResponse head)
    {
        var stream =
            EventStreams.OfOutput(operation)
            ?? throw new ArgumentException($"`{operation}` returns no stream of events.", nameof(operation));
        _reader = new EventReader(format, operation.Output!, stream, isClient: true);
        _awaited = EventStreams.LastOf(operation);
        (_operation, _head) = (operation, head);
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (!_isEnded)
        {
            _buffer.Add(bytes);
        }
    }

    /// <summary>The next event; null while more bytes are needed, and with an error.</summary>
    /// <param name="error">The service's own, or why what came cannot be read; once.</param>
    public WireEvent? Read(out WireError? error)
    {
        error = null;
        while (!_isEnded && _buffer.TryRead(out var message))
        {
            var found = _reader.Read(message, out error, out var problem);
            error = problem is null ? error : Unreadable(problem);
            _isEnded = error is not null;
            if (found is not null || error is not null)
            {
                _awaited = found?.Name == _awaited ? null : _awaited;
                error = error is null ? null : error with { RequestId = error.RequestId ?? RequestIds.Of(_head) };
                return found;
            }
        }

        if (!_isEnded && _buffer.Problem is { } damage)
        {
            _isEnded = true;
            error = Unreadable(damage);
        }

        return null;
    }

    /// <summary>Says that no more bytes come.</summary>
    /// <returns>What is missing; null for a stream that is complete, and behind an error.</returns>
    public WireError? End()
    {
        var problem =
            _isEnded ? null
            : !_buffer.IsEmpty ? "it ends within an event"
            : _awaited is { } last ? $"it ends without its event `{last}`, so it is not complete"
            : null;
        _isEnded = true;
        return problem is null ? null : UnreadableResponse.Of(_operation, _head, problem);
    }

    private WireError Unreadable(string problem) => UnreadableResponse.Of(_operation, _head, $"it {problem}");
}
