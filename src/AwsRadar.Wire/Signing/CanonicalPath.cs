namespace AwsRadar.Wire.Signing;

/// <summary>A path as it is signed.</summary>
internal static class CanonicalPath
{
    public static string Of(string rawPath, SigningOptions options)
    {
        if (rawPath is "" or "/")
        {
            return "/";
        }

        var normal = options.NormalizesPath ? RemoveDotSegments(rawPath) : rawPath;
        return options.EncodesPathTwice
            ? UriEncoding.Encode(normal, keepsSlash: true)
            : string.Join(
                '/',
                normal.Split('/').Select(segment => UriEncoding.Encode(Uri.UnescapeDataString(segment)))
            );
    }

    /// <summary>
    /// RFC 3986, section 5.2.4, but as AWS's clients do it: repeated slashes become one, and a path that ends in a dot segment
    /// does not end in a slash.
    /// </summary>
    private static string RemoveDotSegments(string path)
    {
        var kept = new List<string>();
        foreach (var segment in path.Split('/'))
        {
            if (segment is "..")
            {
                kept.RemoveRange(Math.Max(0, kept.Count - 1), Math.Min(1, kept.Count));
            }
            else if (segment is not ("" or "."))
            {
                kept.Add(segment);
            }
        }

        var isFolder = kept.Count > 0 && path.EndsWith('/');
        return "/" + string.Join('/', kept) + (isFolder ? "/" : "");
    }
}
