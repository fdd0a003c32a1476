using System.Buffers;
using System.Text;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Wire.Signing;

/// <summary>
/// The text that client and server must agree on, byte for byte, before they compare signatures.
/// Step 1: method. Step 2: path. Step 3: query. Step 4: headers. Step 5: names of the headers. Step 6: hash of the body.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request</remarks>
public static class CanonicalRequest
{
    private const int UsualLength = 1024;

    /// <summary>Each request needs one, for a moment.</summary>
    [ThreadStatic]
    private static StringBuilder? _spare;

    private static readonly SearchValues<char> WhiteSpace = SearchValues.Create(" \t\r\n");

    /// <param name="signedHeaders">Lower-case names in ordinal order; each is taken from the request, empty if absent.</param>
    /// <param name="payloadHash">64 hexadecimal digits in lower case, or a literal such as <c>UNSIGNED-PAYLOAD</c>.</param>
    public static string Of(
        WireRequest request,
        ReadOnlySpan<string> signedHeaders,
        string payloadHash,
        SigningOptions options
    )
    {
        var text = new StringBuilder(UsualLength);
        Write(text, request, signedHeaders, payloadHash, options);
        return text.ToString();
    }

    /// <summary>The SHA-256 hash of it as 64 hexadecimal digits in lower case, which is all that a signature needs.</summary>
    internal static string HashOf(
        WireRequest request,
        ReadOnlySpan<string> signedHeaders,
        string payloadHash,
        SigningOptions options
    )
    {
        var text = _spare ?? new StringBuilder(UsualLength);
        _spare = null;
        Write(text, request, signedHeaders, payloadHash, options);
        var hash = HashOf(text);
        if (text.Capacity == UsualLength)
        {
            _spare = text.Clear();
        }

        return hash;
    }

    private static string HashOf(StringBuilder text)
    {
        Span<byte> bytes = stackalloc byte[2 * UsualLength];
        foreach (var piece in text.GetChunks())
        {
            if (piece.Length == text.Length && Encoding.UTF8.TryGetBytes(piece.Span, bytes, out var count))
            {
                return Signature.Hash(bytes[..count]);
            }
        }

        return Signature.Hash(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void Write(
        StringBuilder text,
        WireRequest request,
        ReadOnlySpan<string> signedHeaders,
        string payloadHash,
        SigningOptions options
    )
    {
        // Step 1
        text.Append(request.Method).Append('\n');
        // Step 2
        text.Append(CanonicalPath.Of(request.RawPath, options)).Append('\n');
        // Step 3
        text.Append(CanonicalQuery.Of(request.RawQuery)).Append('\n');
        // Step 4
        foreach (var name in signedHeaders)
        {
            text.Append(name).Append(':');
            AppendValues(text, request.Headers, name);
            text.Append('\n');
        }

        // Step 5
        text.Append('\n').AppendJoin(';', signedHeaders).Append('\n');
        // Step 6
        text.Append(payloadHash);
    }

    private static void AppendValues(StringBuilder text, WireHeaders headers, string name)
    {
        var isFirst = true;
        foreach (var header in headers)
        {
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
            {
                AppendCollapsed(isFirst ? text : text.Append(','), header.Value);
                isFirst = false;
            }
        }
    }

    /// <summary>Trims, and turns each run of white space into one space; a header folded over lines is one line again.</summary>
    private static void AppendCollapsed(StringBuilder text, ReadOnlySpan<char> value)
    {
        if (IsCollapsed(value))
        {
            text.Append(value);
            return;
        }

        var isFirst = true;
        foreach (var word in value.SplitAny(WhiteSpace))
        {
            if (!value[word].IsEmpty)
            {
                (isFirst ? text : text.Append(' ')).Append(value[word]);
                isFirst = false;
            }
        }
    }

    /// <summary>Nearly every value is.</summary>
    private static bool IsCollapsed(ReadOnlySpan<char> value) =>
        value is not ([] or [' ', ..] or [.., ' '])
        && !value.ContainsAny('\t', '\r', '\n')
        && value.IndexOf("  ", StringComparison.Ordinal) < 0;
}
