using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Tests.Wire.Protocols;

/// <summary>Whether a request says what another says, however it orders what has no order.</summary>
internal static class RequestComparison
{
    /// <summary>What differs from the expected request of <c>botocore_peer.py</c>; null when nothing does.</summary>
    public static string? Difference(JsonObject expected, WireRequest actual)
    {
        var url = expected["url"]!.GetValue<string>().Split('?', 2);
        return Compare("method", expected["method"]!.GetValue<string>(), actual.Method)
            ?? Compare("path", url[0], actual.RawPath)
            ?? Compare("query", Sorted(url.ElementAtOrDefault(1) ?? ""), Sorted(actual.RawQuery))
            ?? Compare("host prefix", expected["hostPrefix"]?.GetValue<string>() ?? "", actual.HostPrefix ?? "")
            ?? Compare("headers", Headers(expected["headers"]!.AsObject()), Headers(actual.Headers))
            ?? CompareBodies(Convert.FromBase64String(expected["body"]!.GetValue<string>()), actual.Body.Span);
    }

    private static string? Compare(string what, string expected, string actual) =>
        string.Equals(expected, actual, StringComparison.Ordinal) ? null : $"{what}\n  {expected}\n  {actual}";

    /// <summary>A parameter without a value may be written with or without its equals sign.</summary>
    private static string Sorted(string query) =>
        string.Join('&', query.Split('&').Select(pair => pair.TrimEnd('=')).Order(StringComparer.Ordinal));

    private static string Headers(JsonObject headers) =>
        Headers(headers.Select(header => KeyValuePair.Create(header.Key, header.Value!.GetValue<string>())));

    /// <summary>
    /// Botocore adds checksums, lengths and the headers of single services in a later step, and the content type of XML
    /// not at all.
    /// </summary>
    private static string Headers(IEnumerable<KeyValuePair<string, string>> headers) =>
        string.Join(
            '\n',
            headers
                .Where(header => !IsOfLaterStep(header.Key) && header.Value is not "application/xml")
                .Select(header => $"{header.Key.ToLowerInvariant()}: {header.Value}")
                .Order(StringComparer.Ordinal)
        );

    private static bool IsOfLaterStep(string header) =>
        header.StartsWith("x-amz-checksum-crc32", StringComparison.Ordinal)
        || header
            is "x-amz-sdk-checksum-algorithm"
                or "Content-Length"
                or "Accept"
                or "x-amz-glacier-version"
                or "x-amz-sha256-tree-hash"
                or "x-amz-content-sha256";

    /// <summary>A form's parameters in the order of their names, with a space however it is encoded.</summary>
    private static IEnumerable<string> Parameters(string form) =>
        form.Split('&').Select(pair => Uri.UnescapeDataString(pair.Replace('+', ' '))).Order(StringComparer.Ordinal);

    private static XElement Sorted(XElement element)
    {
        element.ReplaceAttributes(
            element.Attributes().OrderBy(each => each.Name.ToString(), StringComparer.Ordinal).ToArray()
        );
        foreach (var child in element.Elements())
        {
            Sorted(child);
        }

        return element;
    }

    private static string? CompareBodies(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        if (expected.SequenceEqual(actual))
        {
            return null;
        }

        var (before, after) = (
            System.Text.Encoding.UTF8.GetString(expected),
            System.Text.Encoding.UTF8.GetString(actual)
        );
        return (before, after) switch
        {
            (['<', ..], ['<', ..])
                when XNode.DeepEquals(Sorted(XElement.Parse(before)), Sorted(XElement.Parse(after))) => null,
            ([>= 'A' and <= 'Z', ..], _) when Parameters(before).SequenceEqual(Parameters(after)) => null,
            (['{', ..], ['{', ..]) when JsonNode.DeepEquals(JsonNode.Parse(before), JsonNode.Parse(after)) => null,
            _ => $"body\n  {before}\n  {after}",
        };
    }
}
