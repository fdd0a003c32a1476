using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;

namespace AwsRadar.Wire.Protocols.Events;

/// <summary>
/// Takes messages apart as their bytes come. Step 1: the prelude, whose checksum is compared before its lengths are believed.
/// Step 2: the lengths are within bounds. Step 3: the whole message, compared with its checksum. Step 4: the headers.
/// </summary>
internal sealed class EventMessageBuffer
{
    private byte[] _bytes = [];
    private int _start;
    private int _end;

    /// <summary>What is wrong, to stand behind "it", as in "is not a message"; null while nothing is. What comes behind is not read.</summary>
    public string? Problem { get; private set; }

    /// <summary>Says what a reader of the messages found wrong.</summary>
    public void Fail(string problem) => Problem ??= problem;

    /// <summary>Whether all bytes so far were those of whole messages.</summary>
    public bool IsEmpty => _start == _end;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (_end + bytes.Length > _bytes.Length)
        {
            var waiting = _bytes.AsSpan(_start, _end - _start);
            // A message that was read may still refer to the old bytes, which are therefore left as they are.
            var larger = new byte[Math.Max(2 * waiting.Length, waiting.Length + bytes.Length)];
            waiting.CopyTo(larger);
            (_bytes, _start, _end) = (larger, 0, waiting.Length);
        }

        bytes.CopyTo(_bytes.AsSpan(_end));
        _end += bytes.Length;
    }

    /// <summary>False while more bytes are needed, and after a problem.</summary>
    public bool TryRead([NotNullWhen(true)] out EventMessage? message)
    {
        message = null;
        var waiting = _bytes.AsMemory(_start, _end - _start);
        if (Problem is not null || waiting.Length < EventMessageBytes.PreludeBytes)
        {
            return false;
        }

        // Steps 1 and 2
        Problem = PreludeProblem(waiting.Span, out var length, out var headersLength);
        if (Problem is not null || waiting.Length < length)
        {
            return false;
        }

        // Step 3
        var end = length - EventMessageBytes.ChecksumBytes;
        if (BinaryPrimitives.ReadUInt32BigEndian(waiting.Span[end..]) != Crc32.HashToUInt32(waiting.Span[..end]))
        {
            Problem = "has a message that differs from its checksum";
            return false;
        }

        // Step 4
        var body = waiting[EventMessageBytes.PreludeBytes..end];
        if (!EventHeaderBytes.TryRead(body[..headersLength], out var headers, out var problem))
        {
            Problem = problem;
            return false;
        }

        message = new EventMessage(headers, body[headersLength..]);
        _start += length;
        return true;
    }

    private static string? PreludeProblem(ReadOnlySpan<byte> bytes, out int length, out int headersLength)
    {
        length = BinaryPrimitives.ReadInt32BigEndian(bytes);
        headersLength = BinaryPrimitives.ReadInt32BigEndian(bytes[4..]);
        if (BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]) != Crc32.HashToUInt32(bytes[..8]))
        {
            return "is no stream of events, or a damaged one";
        }

        var payload = length - EventMessageBytes.PreludeBytes - EventMessageBytes.ChecksumBytes - (long)headersLength;
        return
            headersLength is < 0 or > WireLimits.MaxEventHeaderBytes
            || payload is < 0 or > WireLimits.MaxEventPayloadBytes
            ? "has a message that is longer than messages may be"
            : null;
    }
}
