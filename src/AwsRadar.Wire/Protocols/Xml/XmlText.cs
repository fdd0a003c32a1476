using System.Xml;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>Text that goes into XML.</summary>
internal static class XmlText
{
    /// <summary>The text with U+FFFD in place of characters that no XML 1.0 document can hold, such as U+0001.</summary>
    public static string Legal(string text)
    {
        var bad = IndexOfIllegal(text, 0);
        if (bad < 0)
        {
            return text;
        }

        var characters = text.ToCharArray();
        for (; bad >= 0; bad = IndexOfIllegal(text, bad + 1))
        {
            characters[bad] = '\uFFFD';
        }

        return new string(characters);
    }

    private static int IndexOfIllegal(string text, int start)
    {
        for (var index = start; index < text.Length; index++)
        {
            var isPair = index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]);
            if (isPair)
            {
                index++;
            }
            else if (!XmlConvert.IsXmlChar(text[index]))
            {
                return index;
            }
        }

        return -1;
    }
}
