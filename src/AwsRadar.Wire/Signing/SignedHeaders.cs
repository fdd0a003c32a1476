using AwsRadar.Wire.Protocols;

namespace AwsRadar.Wire.Signing;

/// <summary>Which headers a signature covers: their names in lower case, each once, in ordinal order.</summary>
internal sealed class SignedHeaders
{
    /// <summary>One request after the other has the same headers.</summary>
    private static volatile SignedHeaders? _last;

    private readonly string[] _asWritten;

    private SignedHeaders(WireHeaders headers)
    {
        _asWritten = new string[headers.Count];
        var sorted = new string[headers.Count];
        var (written, count) = (0, 0);
        foreach (var (name, _) in headers)
        {
            _asWritten[written++] = name;
            // Put into its place among the few that are there, or left out if it is one of them.
            var lower = name.ToLowerInvariant();
            var place = Array.BinarySearch(sorted, 0, count, lower, StringComparer.Ordinal);
            if (place < 0)
            {
                Array.Copy(sorted, ~place, sorted, ~place + 1, count - ~place);
                sorted[~place] = lower;
                count++;
            }
        }

        Names = sorted[..count];
        Joined = string.Join(';', Names);
    }

    public string[] Names { get; }

    /// <summary>The names as a signature tells them: <c>content-type;host;x-amz-date</c>.</summary>
    public string Joined { get; }

    public static SignedHeaders Of(WireHeaders headers) =>
        _last is { } last && last.IsOf(headers) ? last : _last = new SignedHeaders(headers);

    private bool IsOf(WireHeaders headers)
    {
        if (headers.Count != _asWritten.Length)
        {
            return false;
        }

        var each = 0;
        foreach (var (name, _) in headers)
        {
            if (!string.Equals(name, _asWritten[each++], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
