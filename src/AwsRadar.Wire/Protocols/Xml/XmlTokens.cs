using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>
/// Cuts XML in UTF-8 into tags and text, and holds it to be well-formed, the namespaces of its names too. There is no DTD, so
/// no entity but the five of XML itself; comments and processing instructions are passed over.
/// </summary>
/// <remarks>https://www.w3.org/TR/xml/, https://www.w3.org/TR/xml-names/</remarks>
/// <exception cref="XmlException">The bytes are not XML, or have a DTD.</exception>
internal sealed class XmlTokens
{
    private readonly ArraySegment<byte> _xml;
    private readonly bool _isPlain;
    private readonly Stack<(int Start, int Length)> _open = [];
    private readonly XmlAttributes _attributes = new();
    private readonly XmlPrefixes _prefixes = new();
    private int _at;
    private (int Start, int Length) _element;
    private (int Start, int Length) _text;
    private ArrayBufferWriter<byte>? _resolved;
    private bool _isEmptyElement;
    private bool _hasRoot;

    public XmlTokens(ReadOnlyMemory<byte> xml)
    {
        // An array's span is there at once, a memory's is looked for each time.
        _xml = MemoryMarshal.TryGetArray(xml, out var array) ? array : new(xml.ToArray());
        _isPlain = XmlCharacters.Check(Bytes);
        _at = XmlDeclaration.Skip(Bytes);
    }

    /// <summary>How many elements are open, the one on whose start tag the reader stands included.</summary>
    public int Depth { get; private set; }

    /// <summary>The innermost open element's name without a prefix.</summary>
    public ReadOnlySpan<byte> Name => XmlMarkup.LocalName(Bytes.Slice(_element.Start, _element.Length));

    /// <summary>What the text means, references resolved.</summary>
    public ReadOnlyMemory<byte> Text => _resolved is null ? Piece(_text.Start, _text.Length) : _resolved.WrittenMemory;

    /// <summary>Whether the text is a CDATA section.</summary>
    public bool IsSection { get; private set; }

    private ReadOnlySpan<byte> Bytes => _xml.AsSpan();

    public XmlToken Next()
    {
        if (_isEmptyElement)
        {
            return Close();
        }

        var xml = Bytes;
        while (_at < xml.Length)
        {
            var rest = xml[_at..];
            if (rest[0] != (byte)'<')
            {
                return TakeText(xml, start: 0, rest.IndexOf((byte)'<'), end: 0);
            }

            switch (rest.Length > 1 ? rest[1] : (byte)0)
            {
                case (byte)'/':
                    return TakeEnd(rest);
                case (byte)'?':
                    _at += XmlMarkup.InstructionLength(rest);
                    break;
                case (byte)'!' when rest.StartsWith("<!--"u8):
                    _at += XmlMarkup.CommentLength(rest);
                    break;
                case (byte)'!' when rest.StartsWith("<![CDATA["u8):
                    return TakeText(xml, "<![CDATA[".Length, rest.IndexOf("]]>"u8), "]]>".Length);
                case (byte)'!':
                    throw new XmlException("it has a document type, which is refused");
                default:
                    return TakeStart(xml);
            }
        }

        return Depth > 0 ? throw new XmlException($"it ends before `</{Encoding.UTF8.GetString(Name)}>`")
            : !_hasRoot ? throw new XmlException("it has no root element")
            : XmlToken.EndOfDocument;
    }

    /// <summary>The value of an attribute of the start tag on which the reader stands; null when it has none of that name.</summary>
    /// <param name="localName">Without a prefix, which is the writer's choice.</param>
    public string? Attribute(ReadOnlySpan<byte> localName) => _attributes.Find(Bytes, localName);

    /// <summary>
    /// Takes the text and the end tag of the element on whose start tag the reader stands, when nothing else is within: nearly
    /// every value of AWS. False, and nothing is taken, when it must be read piece by piece.
    /// </summary>
    public bool TryTakeLeaf(out ReadOnlyMemory<byte> text)
    {
        var rest = Bytes[_at..];
        var length = _isEmptyElement ? -1 : rest.IndexOf((byte)'<');
        var end = length + "</".Length + _element.Length;
        var isLeaf =
            length >= 0
            && end < rest.Length
            && rest[length + 1] == (byte)'/'
            && rest[end] == (byte)'>'
            && rest[(length + 2)..end].SequenceEqual(Bytes.Slice(_element.Start, _element.Length))
            && IsPlain(rest[..length]);
        text = isLeaf ? Piece(_at, length) : default;
        if (isLeaf)
        {
            _at += end + 1;
            Close();
        }

        return isLeaf;
    }

    /// <summary>Takes a start tag within an element when it comes next. False, and nothing is taken, when it must be looked for.</summary>
    public bool TryTakeStart(XmlTag tag)
    {
        var at = _at;
        if (!MayHoldMore || !TryPass(tag.Start, ref at))
        {
            return false;
        }

        _open.Push(_element);
        _element = (at - tag.Start.Length + 1, tag.Name.Length);
        _attributes.Clear();
        Depth++;
        _at = at;
        return true;
    }

    /// <summary>The same for the whole of an element that holds nothing but text.</summary>
    public bool TryTakeLeaf(XmlTag tag, out ReadOnlyMemory<byte> text)
    {
        var at = _at;
        text = default;
        var isTaken = MayHoldMore && TryPassLeaf(tag, ref at, out text);
        _at = isTaken ? at : _at;
        return isTaken;
    }

    /// <summary>The same for an element that holds two of these, as the entries of maps do.</summary>
    public bool TryTakePair(
        XmlTag pair,
        XmlTag first,
        XmlTag second,
        out ReadOnlyMemory<byte> firstText,
        out ReadOnlyMemory<byte> secondText
    )
    {
        var at = _at;
        (firstText, secondText) = (default, default);
        var isTaken =
            MayHoldMore
            && TryPass(pair.Start, ref at)
            && TryPassLeaf(first, ref at, out firstText)
            && TryPassLeaf(second, ref at, out secondText)
            && TryPass(pair.End, ref at);
        _at = isTaken ? at : _at;
        return isTaken;
    }

    /// <summary>Whether what comes next stands within an element.</summary>
    private bool MayHoldMore => Depth > 0 && !_isEmptyElement;

    private bool TryPass(ReadOnlySpan<byte> tag, ref int at)
    {
        var xml = Bytes;
        var start = at < xml.Length && xml[at] == tag[0] ? at : XmlMarkup.SkipWhiteSpace(xml, at);
        var isNext = xml[start..].StartsWith(tag);
        at = isNext ? start + tag.Length : at;
        return isNext;
    }

    private bool TryPassLeaf(XmlTag tag, ref int at, out ReadOnlyMemory<byte> text)
    {
        text = default;
        if (!TryPass(tag.Start, ref at))
        {
            return false;
        }

        var rest = Bytes[at..];
        var length = rest.IndexOf((byte)'<');
        if (length < 0 || !rest[length..].StartsWith(tag.End) || !IsPlain(rest[..length]))
        {
            return false;
        }

        text = Piece(at, length);
        at += length + tag.End.Length;
        return true;
    }

    private bool IsPlain(ReadOnlySpan<byte> text) => _isPlain || XmlCharacters.IsPlain(text);

    private ReadOnlyMemory<byte> Piece(int start, int length) => new(_xml.Array, _xml.Offset + start, length);

    private XmlToken TakeText(ReadOnlySpan<byte> xml, int start, int length, int end)
    {
        IsSection = end > 0;
        if (length < 0)
        {
            length = IsSection ? throw new XmlException("a CDATA section does not end") : xml.Length - _at;
        }

        _text = (_at + start, length - start);
        _at += length + end;
        var text = xml.Slice(_text.Start, _text.Length);
        if (Depth == 0 && (IsSection || !XmlCharacters.IsWhiteSpace(text)))
        {
            throw new XmlException("text stands outside the root element");
        }

        _resolved = IsPlain(text) ? null : Resolve(text);
        return XmlToken.Text;
    }

    /// <summary>A new one each time: a text may be held until the whole of its element is read.</summary>
    private ArrayBufferWriter<byte> Resolve(ReadOnlySpan<byte> text)
    {
        if (!IsSection && text.IndexOf("]]>"u8) >= 0)
        {
            throw new XmlException("a text has `]]>`");
        }

        var resolved = new ArrayBufferWriter<byte>(text.Length + 1);
        XmlCharacters.Resolve(text, IsSection, resolved);
        return resolved;
    }

    private XmlToken TakeStart(ReadOnlySpan<byte> xml)
    {
        if (Depth == 0 && _hasRoot)
        {
            throw new XmlException("it has a second root element");
        }

        if (Depth > 0)
        {
            _open.Push(_element);
        }

        _hasRoot = true;
        Depth++;
        var length = XmlMarkup.NameLength(xml[(_at + 1)..], out var hasPrefix);
        _element = (_at + 1, length);
        _at += 1 + length;
        if (_at < xml.Length && xml[_at] == (byte)'>' && !hasPrefix)
        {
            // Nearly every tag of AWS.
            _attributes.Clear();
            _at++;
            return XmlToken.Start;
        }

        _at = _attributes.Read(xml, _at, mark: (byte)'/');
        _prefixes.Check(xml, Depth, xml.Slice(_element.Start, length), _attributes);
        _isEmptyElement = xml[_at] == (byte)'/';
        _at += _isEmptyElement ? 2 : 1;
        return XmlToken.Start;
    }

    private XmlToken TakeEnd(ReadOnlySpan<byte> rest)
    {
        var name = Depth > 0 ? Bytes.Slice(_element.Start, _element.Length) : [];
        var end = rest[2..].StartsWith(name) ? XmlMarkup.SkipWhiteSpace(rest, 2 + name.Length) : rest.Length;
        if (name.IsEmpty || end >= rest.Length || rest[end] != (byte)'>')
        {
            throw new XmlException($"an end tag stands where `</{Encoding.UTF8.GetString(name)}>` belongs");
        }

        _at += end + 1;
        return Close();
    }

    private XmlToken Close()
    {
        _isEmptyElement = false;
        _prefixes.Forget(Depth);
        Depth--;
        _element = Depth > 0 ? _open.Pop() : default;
        return XmlToken.End;
    }
}
