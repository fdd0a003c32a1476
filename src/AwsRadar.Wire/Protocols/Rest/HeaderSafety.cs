namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>What may go into a header: a line break would begin another header, or another request.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc9110#section-5.5</remarks>
internal static class HeaderSafety
{
    private const string TokenMarks = "!#$%&'*+-.^_`|~";

    /// <summary>Printable ASCII, spaces and tabs: more than that, clients and services carry in different ways, and a signature covers it.</summary>
    public static bool IsValue(string text) => text.All(each => each is '\t' or (>= ' ' and <= '~'));

    public static bool IsName(string text) =>
        text.Length > 0
        && text.All(each => char.IsAsciiLetterOrDigit(each) || TokenMarks.Contains(each, StringComparison.Ordinal));
}
