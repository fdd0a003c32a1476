using System.Globalization;
using System.Xml;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Graph;

namespace AwsRadar.Cli.Drawing;

/// <summary>GraphML, which Gephi, yEd, Neo4j and networkx read.</summary>
/// <remarks>http://graphml.graphdrawing.org/specification.html</remarks>
internal static class GraphMlDrawing
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    /// <summary>What each key belongs to, its name, and its type.</summary>
    private static readonly (string For, string Name, string Type)[] Keys =
    [
        ("graph", "unknown", "string"),
        ("node", "kind", "string"),
        ("node", "name", "string"),
        ("node", "key", "string"),
        ("node", "isRead", "boolean"),
        ("node", "isReadable", "boolean"),
        ("node", "allowsEverything", "boolean"),
        ("edge", "relation", "string"),
        ("edge", "isConditional", "boolean"),
        ("edge", "statement", "int"),
    ];

    public static void Write(TextWriter output, EntityDrawing drawing)
    {
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("graphml", Namespace);
            foreach (var (owner, name, type) in Keys)
            {
                xml.WriteStartElement("key", Namespace);
                xml.WriteAttributeString("id", name);
                xml.WriteAttributeString("for", owner);
                xml.WriteAttributeString("attr.name", name);
                xml.WriteAttributeString("attr.type", type);
                xml.WriteEndElement();
            }

            xml.WriteStartElement("graph", Namespace);
            xml.WriteAttributeString("id", "access");
            xml.WriteAttributeString("edgedefault", "directed");
            WriteData(xml, "unknown", string.Join(' ', drawing.Unknown));
            foreach (var node in drawing.Graph.Nodes)
            {
                WriteNode(xml, node);
            }

            foreach (var relation in drawing.Graph.Relations)
            {
                WriteRelation(xml, relation);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        output.WriteLine();
    }

    private static void WriteNode(XmlWriter xml, GraphNode node)
    {
        xml.WriteStartElement("node", Namespace);
        xml.WriteAttributeString("id", Id(node.Index));
        WriteData(xml, "kind", node.Kind.ToString());
        WriteData(xml, "name", node.Name);
        WriteData(xml, "key", node.Key);
        WriteData(xml, "isRead", XmlConvert.ToString(node.IsRead));
        WriteData(xml, "isReadable", XmlConvert.ToString(node.IsReadable));
        WriteData(xml, "allowsEverything", XmlConvert.ToString(node.AllowsEverything));
        xml.WriteEndElement();
    }

    private static void WriteRelation(XmlWriter xml, Relation relation)
    {
        xml.WriteStartElement("edge", Namespace);
        xml.WriteAttributeString("source", Id(relation.From));
        xml.WriteAttributeString("target", Id(relation.To));
        WriteData(xml, "relation", relation.Kind.ToString());
        WriteData(xml, "isConditional", XmlConvert.ToString(relation.IsConditional));
        if (relation.Statement is { } statement)
        {
            WriteData(xml, "statement", XmlConvert.ToString(statement));
        }

        xml.WriteEndElement();
    }

    private static void WriteData(XmlWriter xml, string key, string value)
    {
        xml.WriteStartElement("data", Namespace);
        xml.WriteAttributeString("key", key);
        xml.WriteString(TerminalText.Escape(value));
        xml.WriteEndElement();
    }

    private static string Id(int node) => string.Create(CultureInfo.InvariantCulture, $"n{node}");
}
