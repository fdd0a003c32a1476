using System.Text;
using System.Xml;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>How long names, comments and instructions are.</summary>
/// <exception cref="XmlException">They are not as XML has them.</exception>
internal static class XmlMarkup
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>Bytes that names may have. Of characters beyond ASCII .NET says which they are.</summary>
    private static readonly bool[] InNames = TableOf($"{Letters}0123456789-._:");

    /// <summary>The length of the name, with its prefix, at the beginning.</summary>
    /// <exception cref="XmlException">There is no name.</exception>
    public static int NameLength(ReadOnlySpan<byte> xml, out bool hasPrefix)
    {
        var (length, colon, isAscii) = (0, -1, true);
        // A loop, because names are too short for the vectors of a search.
        for (; length < xml.Length && InNames[xml[length]]; length++)
        {
            isAscii &= xml[length] < 0x80;
            colon = xml[length] == (byte)':' && colon < 0 ? length : colon;
        }

        var name = xml[..length];
        hasPrefix = colon >= 0;
        var isName =
            isAscii && !hasPrefix
                ? length > 0 && (char.IsAsciiLetter((char)name[0]) || name[0] == (byte)'_')
                : IsPart(hasPrefix ? name[..colon] : "p"u8) && IsPart(name[(colon + 1)..]);
        return isName ? length : throw new XmlException($"`{Encoding.UTF8.GetString(name)}` is no name");
    }

    private static bool[] TableOf(string ascii)
    {
        var table = new bool[byte.MaxValue + 1];
        for (var each = 0; each < table.Length; each++)
        {
            table[each] = each >= 0x80 || ascii.Contains((char)each);
        }

        return table;
    }

    /// <summary>A name without its prefix.</summary>
    public static ReadOnlySpan<byte> LocalName(ReadOnlySpan<byte> name) => name[(name.IndexOf((byte)':') + 1)..];

    public static int SkipWhiteSpace(ReadOnlySpan<byte> xml, int at)
    {
        while (at < xml.Length && XmlCharacters.IsWhiteSpace(xml[at]))
        {
            at++;
        }

        return at;
    }

    public static int CommentLength(ReadOnlySpan<byte> xml)
    {
        var hyphens = xml[4..].IndexOf("--"u8);
        return hyphens >= 0 && xml[(4 + hyphens)..].StartsWith("-->"u8)
            ? hyphens + 7
            : throw new XmlException("a comment does not end, or has two hyphens within");
    }

    public static int InstructionLength(ReadOnlySpan<byte> xml)
    {
        var name = NameLength(xml[2..], out _);
        var target = Encoding.UTF8.GetString(xml.Slice(2, name));
        var content = 2 + name;
        var end = xml[content..].IndexOf("?>"u8);
        var isApart = end == 0 || (end > 0 && XmlCharacters.IsWhiteSpace(xml[content]));
        var isReserved = target.Equals("xml", StringComparison.OrdinalIgnoreCase) || target.Contains(':');
        return isApart && !isReserved
            ? content + end + 2
            : throw new XmlException($"the processing instruction `{target}` is none, or not where it belongs");
    }

    private static bool IsPart(ReadOnlySpan<byte> name)
    {
        var text = Encoding.UTF8.GetString(name);
        return text.Length > 0 && XmlConvert.IsStartNCNameChar(text[0]) && text.All(XmlConvert.IsNCNameChar);
    }
}
