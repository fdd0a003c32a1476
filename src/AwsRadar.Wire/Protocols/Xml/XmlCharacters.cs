using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using System.Xml;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>The characters that a document may have, and the references that stand for some of them.</summary>
/// <exception cref="XmlException">A character is none of XML's, or a reference stands for none.</exception>
internal static class XmlCharacters
{
    private const int MostUtf8Bytes = 4;
    private const string ControlCharacter = "it has a character that XML does not know, such as U+0001";

    private static ReadOnlySpan<byte> Special => "&\r]"u8;

    /// <summary>Holds a document to the characters that it may have.</summary>
    /// <returns>Whether every text in it means what it says, so that none has to be looked at: most documents of AWS are such.</returns>
    public static bool Check(ReadOnlySpan<byte> xml)
    {
        if (!Ascii.IsValid(xml))
        {
            CheckUnicode(xml);
        }

        var hasControls = xml.ContainsAnyInRange((byte)0, (byte)0x1F);
        if (hasControls && HasIllegalControls(xml))
        {
            throw new XmlException(ControlCharacter);
        }

        return !xml.Contains((byte)'&') && xml.IndexOf("]]>"u8) < 0 && !(hasControls && xml.Contains((byte)'\r'));
    }

    private static void CheckUnicode(ReadOnlySpan<byte> xml)
    {
        if (!Utf8.IsValid(xml))
        {
            throw new XmlException("it is not UTF-8");
        }

        if (xml.IndexOf("\uFFFE"u8) >= 0 || xml.IndexOf("\uFFFF"u8) >= 0)
        {
            throw new XmlException(ControlCharacter);
        }
    }

    private static bool HasIllegalControls(ReadOnlySpan<byte> xml) =>
        xml.ContainsAnyInRange((byte)0, (byte)0x08)
        || xml.ContainsAnyInRange((byte)0x0B, (byte)0x0C)
        || xml.ContainsAnyInRange((byte)0x0E, (byte)0x1F);

    public static bool IsWhiteSpace(byte character) => character is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r';

    public static bool IsWhiteSpace(ReadOnlySpan<byte> text)
    {
        foreach (var character in text)
        {
            if (!IsWhiteSpace(character))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a text means what it says: no reference, no line end to be made one, no bracket.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> text) => text.IndexOfAny(Special) < 0;

    /// <summary>What the value of an attribute means: its references resolved, white space that stands in it spaces.</summary>
    public static ReadOnlySpan<byte> OfAttribute(ReadOnlySpan<byte> value)
    {
        if (IsPlain(value) && !value.ContainsAny((byte)'\t', (byte)'\n'))
        {
            return value;
        }

        var text = Encoding.UTF8.GetString(value).Replace("\r\n", " ", StringComparison.Ordinal);
        var spaced = text.Replace('\r', ' ').Replace('\n', ' ').Replace('\t', ' ');
        var output = new ArrayBufferWriter<byte>();
        Resolve(Encoding.UTF8.GetBytes(spaced), isSection: false, output);
        return output.WrittenSpan;
    }

    /// <summary>Writes what a text means: line ends are line feeds, and references what they stand for.</summary>
    /// <param name="isSection">Whether it is a CDATA section, which has no references.</param>
    public static void Resolve(ReadOnlySpan<byte> text, bool isSection, IBufferWriter<byte> output)
    {
        for (int special; (special = text.IndexOfAny(Special)) >= 0; )
        {
            output.Write(text[..special]);
            text = text[special..];
            if (text[0] == (byte)'\r')
            {
                output.Write("\n"u8);
                text = text[(text.StartsWith("\r\n"u8) ? 2 : 1)..];
            }
            else if (text[0] == (byte)'&' && !isSection)
            {
                text = text[ResolveReference(text, output)..];
            }
            else
            {
                output.Write(text[..1]);
                text = text[1..];
            }
        }

        output.Write(text);
    }

    private static int ResolveReference(ReadOnlySpan<byte> text, IBufferWriter<byte> output)
    {
        var end = text.IndexOf((byte)';');
        var name = end < 0 ? [] : text[1..end];
        Rune? character = name switch
        {
            [(byte)'#', (byte)'x', .. var digits] => OfNumber(digits, NumberStyles.AllowHexSpecifier),
            [(byte)'#', .. var digits] => OfNumber(digits, NumberStyles.None),
            _ when name.SequenceEqual("lt"u8) => new Rune('<'),
            _ when name.SequenceEqual("gt"u8) => new Rune('>'),
            _ when name.SequenceEqual("amp"u8) => new Rune('&'),
            _ when name.SequenceEqual("quot"u8) => new Rune('"'),
            _ when name.SequenceEqual("apos"u8) => new Rune('\''),
            _ => null,
        };
        if (character is not { } known)
        {
            throw new XmlException("an ampersand begins no reference to a character");
        }

        output.Advance(known.EncodeToUtf8(output.GetSpan(MostUtf8Bytes)));
        return end + 1;
    }

    private static Rune? OfNumber(ReadOnlySpan<byte> digits, NumberStyles style) =>
        int.TryParse(digits, style, CultureInfo.InvariantCulture, out var number)
        && Rune.IsValid(number)
        && (number > char.MaxValue || XmlConvert.IsXmlChar((char)number))
            ? new Rune(number)
            : null;
}
