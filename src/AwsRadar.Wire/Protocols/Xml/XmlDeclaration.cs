using System.Text;
using System.Xml;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>What may stand at the very beginning of a document: a byte order mark, and <c>&lt;?xml version="1.0" encoding="UTF-8"?&gt;</c>.</summary>
internal static class XmlDeclaration
{
    /// <summary>The place of what follows.</summary>
    /// <exception cref="XmlException">It is none, or names other characters than UTF-8.</exception>
    public static int Skip(ReadOnlySpan<byte> xml)
    {
        var start = xml.StartsWith("\uFEFF"u8) ? "\uFEFF"u8.Length : 0;
        var begin = "<?xml"u8;
        var content = start + begin.Length;
        if (!xml[start..].StartsWith(begin) || content == xml.Length || !XmlCharacters.IsWhiteSpace(xml[content]))
        {
            return start;
        }

        var parts = new XmlAttributes();
        var end = parts.Read(xml, content, mark: (byte)'?');
        if (xml[end] != (byte)'?' || !IsOne(xml, parts))
        {
            throw new XmlException("its XML declaration is none, or names other characters than UTF-8");
        }

        return end + "?>".Length;
    }

    private static bool IsOne(ReadOnlySpan<byte> xml, XmlAttributes parts)
    {
        var seen = new List<string>();
        foreach (var (name, value) in parts.All)
        {
            var text = Encoding.UTF8.GetString(xml[value]);
            var isKnown = Encoding.UTF8.GetString(xml[name]) switch
            {
                "version" => text is "1.0",
                "encoding" => text.ToLowerInvariant() is "utf-8" or "us-ascii",
                "standalone" => text is "yes" or "no",
                _ => false,
            };
            if (!isKnown)
            {
                return false;
            }

            seen.Add(Encoding.UTF8.GetString(xml[name]));
        }

        return string.Join(' ', seen)
            is "version"
                or "version encoding"
                or "version standalone"
                or "version encoding standalone";
    }
}
