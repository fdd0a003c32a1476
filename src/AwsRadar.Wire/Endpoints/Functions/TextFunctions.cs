using System.Text;
using AwsRadar.Wire.Endpoints.Expressions;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Wire.Endpoints.Functions;

/// <summary>Parts of texts, and texts for URLs.</summary>
internal static class TextFunctions
{
    /// <summary><c>substring(text, start, stop, reverse)</c>: absent when the text is too short or not ASCII.</summary>
    public static RuleValue? Substring(ReadOnlySpan<RuleValue?> arguments) =>
        arguments
            is [
                RuleValue.Text { Value: var text },
                RuleValue.Number { Value: >= 0 and var start },
                RuleValue.Number { Value: var stop },
                RuleValue.Flag { Value: var isFromEnd },
            ]
        && start < stop
        && stop <= text.Length
        && Ascii.IsValid(text)
            ? RuleValue.Of(isFromEnd ? text[^stop..^start] : text[start..stop])
            : null;

    /// <summary><c>split(text, delimiter, limit)</c>: at most so many parts, all of them when the limit is 0.</summary>
    public static RuleValue? Split(ReadOnlySpan<RuleValue?> arguments) =>
        arguments
            is [
                RuleValue.Text { Value: var text },
                RuleValue.Text { Value: { Length: > 0 } delimiter },
                RuleValue.Number { Value: >= 0 and var limit },
            ]
            ? new RuleValue.List([
                .. text.Split(delimiter, limit == 0 ? int.MaxValue : limit).Select(part => new RuleValue.Text(part)),
            ])
            : null;

    public static RuleValue? UriEncode(ReadOnlySpan<RuleValue?> arguments) =>
        arguments[0] is RuleValue.Text text ? RuleValue.Of(UriEncoding.Encode(text.Value)) : null;
}
