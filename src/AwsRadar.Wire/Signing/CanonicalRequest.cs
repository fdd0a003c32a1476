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
    /// <param name="signedHeaders">Lower-case names in ordinal order; each is taken from the request, empty if absent.</param>
    /// <param name="payloadHash">64 hexadecimal digits in lower case, or a literal such as <c>UNSIGNED-PAYLOAD</c>.</param>
    public static string Of(
        WireRequest request,
        IReadOnlyList<string> signedHeaders,
        string payloadHash,
        SigningOptions options
    )
    {
        var text = new StringBuilder();
        // Step 1
        text.Append(request.Method).Append('\n');
        // Step 2
        text.Append(CanonicalPath.Of(request.RawPath, options)).Append('\n');
        // Step 3
        text.Append(CanonicalQuery.Of(request.RawQuery)).Append('\n');
        // Step 4
        foreach (var name in signedHeaders)
        {
            text.Append(name).Append(':').Append(HeaderValue(request.Headers, name)).Append('\n');
        }

        // Step 5
        text.Append('\n').AppendJoin(';', signedHeaders).Append('\n');
        // Step 6
        return text.Append(payloadHash).ToString();
    }

    private static string HeaderValue(WireHeaders headers, string name) =>
        string.Join(',', headers.ValuesOf(name).Select(CollapseSpaces));

    /// <summary>Trims, and turns each run of white space into one space; a header folded over lines is one line again.</summary>
    private static string CollapseSpaces(string value) =>
        string.Join(' ', value.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
