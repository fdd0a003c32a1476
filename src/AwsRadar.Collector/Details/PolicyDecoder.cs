using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Details;

/// <summary>Undoes, once, the URL encoding in which IAM sends policy documents; nobody else does.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html: RFC 3986, so + is a plus.</remarks>
internal static class PolicyDecoder
{
    /// <summary>
    /// A document as its author wrote it. Text that is not JSON after decoding is kept as it came: parsing says so, and
    /// nobody takes it for an empty policy.
    /// </summary>
    public static PolicyText Decode(string text)
    {
        if (StartsAsJson(text))
        {
            return new PolicyText(text);
        }

        var decoded = Uri.UnescapeDataString(text);
        return new PolicyText(StartsAsJson(decoded) ? decoded : text);
    }

    private static bool StartsAsJson(string text)
    {
        var start = text.AsSpan().TrimStart();
        return start.Length > 0 && start[0] is '{' or '[' or '"';
    }
}
