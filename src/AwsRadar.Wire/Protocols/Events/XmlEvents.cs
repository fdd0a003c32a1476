using System.Text.Json;
using System.Xml;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.RestXml;
using AwsRadar.Wire.Protocols.Values;
using AwsRadar.Wire.Protocols.Xml;

namespace AwsRadar.Wire.Protocols.Events;

/// <summary>Events of restXml.</summary>
internal sealed class XmlEvents : EventFormat
{
    private XmlEvents() { }

    public static XmlEvents Instance { get; } = new();

    public override string ContentType => "text/xml";

    public override ReadOnlyMemory<byte> Write(Shape structure, JsonElement value) =>
        XmlBytes.Write(xml =>
        {
            xml.WriteStartElement(structure.Name);
            new XmlValueWriter(xml, RestXmlProtocol.Scalars).WriteMembers(structure, value);
            xml.WriteEndElement();
        });

    public override JsonElement? Read(
        Shape structure,
        ReadOnlyMemory<byte> document,
        bool isClient,
        out string? problem
    )
    {
        problem = null;
        if (document.IsEmpty)
        {
            return JsonBuilder.Empty;
        }

        try
        {
            return Read(structure, document);
        }
        catch (Exception exception) when (exception is XmlException or UnreadableXmlException)
        {
            problem = $"cannot be read: {exception.Message.TrimEnd('.')}";
            return null;
        }
    }

    private static JsonElement? Read(Shape structure, ReadOnlyMemory<byte> document)
    {
        var xml = new XmlCursor(document);
        var reader = new XmlValueReader(xml);
        var read = JsonBuilder.TryBuild(json =>
        {
            reader.ReadStructure(structure, json);
            return true;
        });
        xml.ReadToEnd();
        return reader.IsInModelOrder || read is null ? read : ModelOrder.Sort(structure, read.Value);
    }
}
