using System.Runtime.InteropServices;
using System.Xml;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>Opens XML that a stranger wrote: no DTD, no entity but the five of XML itself, nothing fetched.</summary>
internal static class XmlSource
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = WireLimits.MaxResponseBytes,
    };

    public static XmlReader Open(ReadOnlyMemory<byte> xml)
    {
        var isArray = MemoryMarshal.TryGetArray(xml, out var bytes);
        return XmlReader.Create(
            isArray ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count) : new MemoryStream(xml.ToArray()),
            Settings
        );
    }
}
