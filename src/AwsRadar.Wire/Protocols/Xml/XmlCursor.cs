using System.Buffers;
using System.Text;
using System.Xml;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>
/// Walks through the elements of a document. It stands on an element's start; <see cref="Enter"/> and <see cref="MoveToChild()"/>
/// walk its children, and everything else that reads an element ends behind it.
/// </summary>
/// <exception cref="XmlException">The bytes are not XML, or have a DTD.</exception>
/// <exception cref="UnreadableXmlException">Elements and text do not stand where a value of AWS has them.</exception>
internal sealed class XmlCursor
{
    private readonly XmlTokens _tokens;

    /// <summary>Begins on the root element.</summary>
    /// <param name="xml">UTF-8.</param>
    public XmlCursor(ReadOnlyMemory<byte> xml)
    {
        _tokens = new XmlTokens(xml);
        while (_tokens.Next() is not XmlToken.Start) { }
    }

    /// <summary>The element's name without its prefix, until the cursor moves.</summary>
    public ReadOnlySpan<byte> Name => _tokens.Name;

    public string NameText => Encoding.UTF8.GetString(Name);

    /// <summary>Begins to walk the children.</summary>
    public void Enter()
    {
        if (_tokens.Depth > WireLimits.MaxDepth)
        {
            throw new UnreadableXmlException($"it is nested deeper than {WireLimits.MaxDepth} elements");
        }
    }

    /// <summary>Moves to the next child; false behind the end of the element that was entered.</summary>
    public bool MoveToChild()
    {
        while (true)
        {
            switch (_tokens.Next())
            {
                case XmlToken.Start:
                    return true;
                case XmlToken.Text when !_tokens.IsSection && XmlCharacters.IsWhiteSpace(_tokens.Text.Span):
                    break;
                case XmlToken.Text:
                    throw new UnreadableXmlException($"`<{NameText}>` holds text where elements belong");
                default:
                    return false;
            }
        }
    }

    /// <summary>The same where the next child is probably of this name, which is then seen at once.</summary>
    public bool MoveToChild(XmlTag probable) => _tokens.TryTakeStart(probable) || MoveToChild();

    /// <summary>Reads the next child if it is of this name and holds nothing but text. When false, the child is still to be moved to.</summary>
    public bool TryReadLeaf(XmlTag tag, out ReadOnlyMemory<byte> text) => _tokens.TryTakeLeaf(tag, out text);

    /// <summary>The same for the entry of a map whose values are texts.</summary>
    public bool TryReadEntry(MapTags tags, out ReadOnlyMemory<byte> key, out ReadOnlyMemory<byte> value)
    {
        (key, value) = (default, default);
        return _tokens.Depth < WireLimits.MaxDepth
            && _tokens.TryTakePair(tags.Entry, tags.Key, tags.Value, out key, out value);
    }

    /// <summary>The text of an element that has no others within.</summary>
    public ReadOnlyMemory<byte> ReadText() => _tokens.TryTakeLeaf(out var text) ? text : ReadPieces();

    private ReadOnlyMemory<byte> ReadPieces()
    {
        ReadOnlyMemory<byte> first = default;
        // A comment or a CDATA section cuts a text into pieces, which hardly any has.
        ArrayBufferWriter<byte>? joined = null;
        for (XmlToken token; (token = _tokens.Next()) is not XmlToken.End; )
        {
            if (token is XmlToken.Start)
            {
                throw new XmlException($"`<{NameText}>` stands where text belongs");
            }

            if (first.IsEmpty)
            {
                first = _tokens.Text;
                continue;
            }

            if (joined is null)
            {
                joined = new ArrayBufferWriter<byte>();
                joined.Write(first.Span);
            }

            joined.Write(_tokens.Text.Span);
        }

        return joined is null ? first : joined.WrittenMemory;
    }

    public string ReadString() => Encoding.UTF8.GetString(ReadText().Span);

    /// <summary>Passes over an element and all that is in it.</summary>
    public void Skip()
    {
        var depth = _tokens.Depth;
        while (_tokens.Next() is not XmlToken.End || _tokens.Depth >= depth) { }
    }

    /// <summary>Moves to the next element of a name, at any depth; false when there is none to the end.</summary>
    public bool MoveTo(ReadOnlySpan<byte> name)
    {
        for (XmlToken token; (token = _tokens.Next()) is not XmlToken.EndOfDocument; )
        {
            if (token is XmlToken.Start && Name.SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads on behind the root element, so that a second one, or text, is found.</summary>
    public void ReadToEnd()
    {
        while (_tokens.Next() is not XmlToken.EndOfDocument) { }
    }

    /// <summary>The value of an attribute by its name without a prefix; null when the element has none such.</summary>
    public string? Attribute(ReadOnlySpan<byte> localName) => _tokens.Attribute(localName);
}
