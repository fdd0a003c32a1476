using System.Text;
using System.Xml;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>The bytes of an XML document as AWS writes them: UTF-8, no declaration, no white space of its own.</summary>
internal static class XmlBytes
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
        // A carriage return in a description must survive the reader's normalisation of line ends.
        NewLineHandling = NewLineHandling.Entitize,
    };

    public static ReadOnlyMemory<byte> Write(Action<XmlWriter> write)
    {
        var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            write(xml);
        }

        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }
}
