using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Http;

/// <summary>Takes the body of a success as it comes, in place of memory. One receiver serves all attempts of a call.</summary>
internal interface IBodyReceiver
{
    /// <summary>Whether something was given away that cannot be taken back, so that the call must not be made again.</summary>
    bool HasGivenAway { get; }

    /// <summary>An answer begins; what came of an earlier attempt is void.</summary>
    /// <param name="head">Status and headers.</param>
    /// <exception cref="LocalStreamException">There is no place for it.</exception>
    void Begin(WireResponse head);

    /// <exception cref="LocalStreamException">It cannot be written.</exception>
    Task TakeAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken);

    /// <summary>Every byte came, or none will any more.</summary>
    ValueTask EndAsync();

    /// <summary>What is known of the bytes that came, for the protocol to judge.</summary>
    WireResponse Complete(WireResponse head);
}
