using AwsRadar.Packing;

namespace AwsRadar.Wire.Models;

/// <summary>How records hold an XML namespace: zero for none, or its URI and its prefix.</summary>
internal static class XmlNamespaceReference
{
    public static XmlNamespace? ReadXmlNamespaceOrNull(this StringTable strings, ref PackedReader reader) =>
        strings.ReadOrNull(ref reader) is { } uri ? new XmlNamespace(uri, strings.ReadOrNull(ref reader)) : null;
}
