using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Events;

/// <summary>How a protocol writes the structures in messages.</summary>
internal abstract class EventFormat
{
    /// <summary>The type of the documents that it writes.</summary>
    public abstract string ContentType { get; }

    public static EventFormat Of(ServiceModel service) =>
        service.Protocol is ServiceProtocol.RestXml ? XmlEvents.Instance : JsonEvents.Instance;

    /// <summary>The document of a structure.</summary>
    public abstract ReadOnlyMemory<byte> Write(Shape structure, JsonElement value);

    /// <summary>The structure in a document; empty for a document without a byte.</summary>
    /// <param name="isClient">Whether a near miss is taken for what it was meant to be.</param>
    /// <param name="problem">To stand behind "it", as in "is not JSON"; null on success.</param>
    public abstract JsonElement? Read(
        Shape structure,
        ReadOnlyMemory<byte> document,
        bool isClient,
        out string? problem
    );
}
