using System.Text;
using System.Xml;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>The prefixes that the open elements have declared. A name with another prefix makes a document none.</summary>
/// <remarks>https://www.w3.org/TR/xml-names/</remarks>
internal sealed class XmlPrefixes
{
    // They are searched one by one.
    private const int MostPrefixes = 1000;
    private readonly List<(int Depth, Range Name)> _declared = [];

    /// <summary>Takes what a start tag declares, and holds its names to what is declared.</summary>
    /// <exception cref="XmlException">A prefix is not declared, or declared for nothing.</exception>
    public void Check(ReadOnlySpan<byte> xml, int depth, ReadOnlySpan<byte> element, XmlAttributes attributes)
    {
        foreach (var (name, value) in attributes.All)
        {
            if (XmlAttributes.IsDeclaration(xml[name]))
            {
                if (xml[value].IsEmpty || _declared.Count == MostPrefixes)
                {
                    throw new XmlException("a prefix is declared for no namespace, or there are too many");
                }

                _declared.Add((depth, new Range(name.Start.Value + "xmlns:".Length, name.End)));
            }
        }

        Check(xml, element);
        foreach (var (name, _) in attributes.All)
        {
            if (!XmlAttributes.IsDeclaration(xml[name]))
            {
                Check(xml, xml[name]);
            }
        }
    }

    /// <summary>An element ends, and its declarations with it.</summary>
    public void Forget(int depth)
    {
        while (_declared.Count > 0 && _declared[^1].Depth >= depth)
        {
            _declared.RemoveAt(_declared.Count - 1);
        }
    }

    private void Check(ReadOnlySpan<byte> xml, ReadOnlySpan<byte> name)
    {
        var colon = name.IndexOf((byte)':');
        if (colon < 0 || name[..colon].SequenceEqual("xml"u8))
        {
            return;
        }

        foreach (var (_, declared) in _declared)
        {
            if (xml[declared].SequenceEqual(name[..colon]))
            {
                return;
            }
        }

        throw new XmlException($"the prefix of `{Encoding.UTF8.GetString(name)}` is not declared");
    }
}
