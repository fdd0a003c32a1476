using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>Percent-encoded text of a stranger's URI.</summary>
internal static class QueryText
{
    /// <summary>The pairs of a query string that is known to be well-formed, such as a model's.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Parse(string query) =>
        TryParse(query, out var pairs) ? pairs : [];

    /// <summary>Names and values, decoded, in wire order; a name without an equals sign has an empty value. False for what is not percent-encoded UTF-8.</summary>
    public static bool TryParse(string rawQuery, out List<KeyValuePair<string, string>> pairs)
    {
        pairs = [];
        foreach (var range in rawQuery.AsSpan().Split('&'))
        {
            var pair = rawQuery[range];
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (pair.Length == 0)
            {
                continue;
            }

            if (
                pairs.Count == WireLimits.MaxParameters
                || !TryDecode(equals < 0 ? pair : pair[..equals], plusIsSpace: true, out var name)
                || !TryDecode(equals < 0 ? "" : pair[(equals + 1)..], plusIsSpace: true, out var value)
            )
            {
                return false;
            }

            pairs.Add(new(name, value));
        }

        return true;
    }

    public static bool TryDecode(string encoded, bool plusIsSpace, out string text)
    {
        text = encoded;
        if (encoded.AsSpan().IndexOfAny('%', '+') < 0 && Ascii.IsValid(encoded))
        {
            return true;
        }

        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(encoded.Length)];
        if (!TryDecode(encoded, plusIsSpace, bytes, out var length))
        {
            return false;
        }

        var isText = Utf8.IsValid(bytes.AsSpan(0, length));
        text = isText ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        return isText;
    }

    private static bool TryDecode(string encoded, bool plusIsSpace, byte[] bytes, out int length)
    {
        length = 0;
        for (var index = 0; index < encoded.Length; index++)
        {
            var character = encoded[index];
            if (character is '%')
            {
                var isHex = byte.TryParse(
                    encoded.AsSpan(index + 1, Math.Min(2, encoded.Length - index - 1)),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out bytes[length]
                );
                if (!isHex || index + 2 >= encoded.Length)
                {
                    return false;
                }

                (index, length) = (index + 2, length + 1);
            }
            else if (!char.IsAscii(character))
            {
                // What is not encoded is ASCII, or no URI.
                return false;
            }
            else
            {
                bytes[length++] = plusIsSpace && character is '+' ? (byte)' ' : (byte)character;
            }
        }

        return true;
    }
}
