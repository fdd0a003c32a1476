using System.Collections.Immutable;

namespace AwsRadar.Wire.Protocols.Events;

/// <summary>One message of a stream, as it is framed; what it means is for <see cref="EventReader"/> to say.</summary>
internal sealed record EventMessage(ImmutableArray<EventHeader> Headers, ReadOnlyMemory<byte> Payload)
{
    public EventHeader? Find(string name) => Headers.FirstOrDefault(header => header.Name == name);

    /// <summary>Null for a header that is absent or no text.</summary>
    public string? TextOf(string name) => Find(name)?.Text;
}
