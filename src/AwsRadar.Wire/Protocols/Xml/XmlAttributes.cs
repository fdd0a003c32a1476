using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>The attributes of one start tag, declarations of namespaces among them.</summary>
/// <exception cref="XmlException">They are not as XML has them.</exception>
internal sealed class XmlAttributes
{
    // No answer of AWS has a handful.
    private const int MostAttributes = 100;
    private readonly List<(Range Name, Range Value)> _all = [];

    public ReadOnlySpan<(Range Name, Range Value)> All => CollectionsMarshal.AsSpan(_all);

    public void Clear() => _all.Clear();

    /// <summary>Reads on from a tag's name.</summary>
    /// <param name="mark">What may stand before the end: a slash, or in the declaration a question mark.</param>
    /// <returns>The place of what ends the tag: <c>&gt;</c>, or the mark before it.</returns>
    public int Read(ReadOnlySpan<byte> xml, int at, byte mark)
    {
        _all.Clear();
        while (true)
        {
            var next = XmlMarkup.SkipWhiteSpace(xml, at);
            var rest = xml[next..];
            if (rest is [(byte)'>', ..] || (rest is [_, (byte)'>', ..] && rest[0] == mark))
            {
                return next;
            }

            if (next == at || _all.Count == MostAttributes)
            {
                throw new XmlException("a tag does not end, or has too many attributes");
            }

            at = ReadOne(xml, next);
        }
    }

    /// <summary>The value of an attribute by its name without a prefix; null when there is none.</summary>
    public string? Find(ReadOnlySpan<byte> xml, ReadOnlySpan<byte> localName)
    {
        foreach (var (name, value) in _all)
        {
            if (!IsDeclaration(xml[name]) && XmlMarkup.LocalName(xml[name]).SequenceEqual(localName))
            {
                return Encoding.UTF8.GetString(XmlCharacters.OfAttribute(xml[value]));
            }
        }

        return null;
    }

    /// <summary>Whether an attribute declares a prefix.</summary>
    public static bool IsDeclaration(ReadOnlySpan<byte> name) => name.StartsWith("xmlns:"u8);

    private int ReadOne(ReadOnlySpan<byte> xml, int at)
    {
        var name = new Range(at, at + XmlMarkup.NameLength(xml[at..], out _));
        var equals = XmlMarkup.SkipWhiteSpace(xml, name.End.Value);
        var quote = equals < xml.Length ? XmlMarkup.SkipWhiteSpace(xml, equals + 1) : xml.Length;
        if (quote >= xml.Length || xml[equals] != (byte)'=' || xml[quote] is not ((byte)'"' or (byte)'\''))
        {
            throw new XmlException($"the attribute `{Encoding.UTF8.GetString(xml[name])}` has no value");
        }

        var length = xml[(quote + 1)..].IndexOf(xml[quote]);
        var value = new Range(quote + 1, quote + 1 + Math.Max(length, 0));
        if (length < 0 || xml[value].Contains((byte)'<'))
        {
            throw new XmlException("the value of an attribute does not end");
        }

        // A reference that stands for nothing is a mistake whether or not anybody asks for the value.
        XmlCharacters.OfAttribute(xml[value]);
        foreach (var other in _all)
        {
            if (xml[other.Name].SequenceEqual(xml[name]))
            {
                throw new XmlException($"the attribute `{Encoding.UTF8.GetString(xml[name])}` is there twice");
            }
        }

        _all.Add((name, value));
        return value.End.Value + 1;
    }
}
