namespace AwsRadar.Wire.Signing;

/// <summary>A query string as it is signed: encoded anew, sorted by name and then by value.</summary>
internal static class CanonicalQuery
{
    /// <summary>Names and values, decoded, in wire order. A name without an equals sign has an empty value.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Parse(string rawQuery) =>
        rawQuery.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(ParsePair);

    /// <param name="without">A name that is left out, as the signature itself is in a presigned request.</param>
    public static string Of(string rawQuery, string? without = null)
    {
        // Apart: most requests have none, and need no memory for what compares names.
        return rawQuery.Length == 0 ? "" : Sorted(rawQuery, without);
    }

    private static string Sorted(string rawQuery, string? without)
    {
        var pairs = Parse(rawQuery)
            .Where(pair => !string.Equals(pair.Key, without, StringComparison.Ordinal))
            .Select(pair => (Name: UriEncoding.Encode(pair.Key), Value: UriEncoding.Encode(pair.Value)))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal);
        return string.Join('&', pairs.Select(pair => $"{pair.Name}={pair.Value}"));
    }

    private static KeyValuePair<string, string> ParsePair(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? new(UriEncoding.DecodeQuery(pair), "")
            : new(UriEncoding.DecodeQuery(pair[..equals]), UriEncoding.DecodeQuery(pair[(equals + 1)..]));
    }
}
