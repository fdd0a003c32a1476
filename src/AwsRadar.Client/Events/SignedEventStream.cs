using System.Buffers.Binary;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Client.Events;

/// <summary>Signs messages while they are read, each at its own time, and says at the end that none follows.</summary>
/// <param name="messages">Whole messages, the length of each in its first four bytes.</param>
internal sealed class SignedEventStream(Stream messages, EventSigner signer, Func<DateTimeOffset> now) : ReadOnlyStream
{
    private const int LengthBytes = sizeof(int);

    private readonly byte[] _length = new byte[LengthBytes];
    private ReadOnlyMemory<byte> _signed;
    private bool _isEnded;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_signed.IsEmpty && !_isEnded)
        {
            var message = await NextAsync(cancellationToken);
            _isEnded = message.Length == 0;
            _signed = signer.Sign(message, now());
        }

        var length = Math.Min(buffer.Length, _signed.Length);
        _signed[..length].CopyTo(buffer);
        _signed = _signed[length..];
        return length;
    }

    public override async ValueTask DisposeAsync()
    {
        await messages.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>Empty at the end.</summary>
    private async Task<byte[]> NextAsync(CancellationToken cancellationToken)
    {
        var isThere = await messages.ReadAtLeastAsync(
            _length,
            LengthBytes,
            throwOnEndOfStream: false,
            cancellationToken
        );
        if (isThere == 0)
        {
            return [];
        }

        var message = new byte[BinaryPrimitives.ReadInt32BigEndian(_length)];
        _length.CopyTo(message, 0);
        await messages.ReadExactlyAsync(message.AsMemory(LengthBytes), cancellationToken);
        return message;
    }
}
