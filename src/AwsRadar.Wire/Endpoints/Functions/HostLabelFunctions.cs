using System.Net;
using AwsRadar.Wire.Endpoints.Expressions;

namespace AwsRadar.Wire.Endpoints.Functions;

/// <summary>What may stand in a host name: a value that may not would lead a signed request elsewhere.</summary>
internal static class HostLabelFunctions
{
    private const int MaxLabelLength = 63;
    private const int MinBucketLength = 3;

    /// <summary>RFC 1123, section 2.1.</summary>
    public static bool IsHostLabel(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > MaxLabelLength || label[0] is '-' || label[^1] is '-')
        {
            return false;
        }

        foreach (var character in label)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not '-')
            {
                return false;
            }
        }

        return true;
    }

    public static RuleValue? IsValidHostLabel(ReadOnlySpan<RuleValue?> arguments) =>
        RuleValue.Of(arguments[0] is RuleValue.Text text && AreLabels(text.Value, RuleValue.IsMet(arguments[1])));

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html</remarks>
    public static RuleValue? IsVirtualHostableBucket(ReadOnlySpan<RuleValue?> arguments) =>
        RuleValue.Of(
            arguments[0] is RuleValue.Text { Value: { Length: >= MinBucketLength and <= MaxLabelLength } bucket }
                && !bucket.Any(char.IsAsciiLetterUpper)
                && !IsAddress(bucket)
                && AreLabels(bucket, RuleValue.IsMet(arguments[1]))
        );

    private static bool AreLabels(string text, bool mayHaveDots)
    {
        if (!mayHaveDots)
        {
            return IsHostLabel(text);
        }

        foreach (var range in text.AsSpan().Split('.'))
        {
            if (!IsHostLabel(text.AsSpan(range)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAddress(string text) =>
        text.Count(each => each is '.') == 3 && IPAddress.TryParse(text, out _);
}
