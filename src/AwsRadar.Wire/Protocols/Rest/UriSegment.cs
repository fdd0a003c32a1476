namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>What stands between two slashes of a request URI: fixed text, or a label.</summary>
/// <param name="Text">The fixed text; empty for a label.</param>
/// <param name="Label">The label's name; null for fixed text.</param>
/// <param name="IsGreedy">Whether the label's value may hold slashes.</param>
internal sealed record UriSegment(string Text, string? Label, bool IsGreedy)
{
    public static UriSegment Parse(string segment) =>
        segment switch
        {
            ['{', .. var name, '+', '}'] => new("", name, IsGreedy: true),
            ['{', .. var name, '}'] => new("", name, IsGreedy: false),
            _ => new(segment, Label: null, IsGreedy: false),
        };

    /// <summary>Adds the label's value; false for another text, an empty value and one that is not percent-encoded UTF-8.</summary>
    public bool TryMatch(string part, Dictionary<string, string> labels)
    {
        if (!QueryText.TryDecode(part, plusIsSpace: false, out var text))
        {
            return false;
        }

        return Label is null
            ? string.Equals(text, Text, StringComparison.Ordinal)
            : text.Length > 0 && labels.TryAdd(Label, text);
    }
}
