using System.Buffers;
using System.Text;

namespace AwsRadar.Wire.Signing;

/// <summary>
/// Percent-encoding as AWS signs it: everything but <c>A-Z a-z 0-9 - . _ ~</c>, in UTF-8, with capital digits.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html</remarks>
internal static class UriEncoding
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private const string HexDigits = "0123456789ABCDEF";
    private static readonly SearchValues<char> Kept = SearchValues.Create(Unreserved);
    private static readonly SearchValues<char> KeptInPath = SearchValues.Create(Unreserved + "/");

    public static string Encode(string text, bool keepsSlash = false)
    {
        var kept = keepsSlash ? KeptInPath : Kept;
        if (!text.AsSpan().ContainsAnyExcept(kept))
        {
            return text;
        }

        var builder = new StringBuilder(text.Length);
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            Append(builder, value, kept);
        }

        return builder.ToString();
    }

    /// <summary>Undoes the encoding of a query string's name or value, where a plus sign is a space.</summary>
    public static string DecodeQuery(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static void Append(StringBuilder builder, byte value, SearchValues<char> kept)
    {
        if (kept.Contains((char)value))
        {
            builder.Append((char)value);
        }
        else
        {
            builder.Append('%').Append(HexDigits[value >> 4]).Append(HexDigits[value & 15]);
        }
    }
}
