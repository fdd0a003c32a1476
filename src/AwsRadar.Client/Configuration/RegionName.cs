namespace AwsRadar.Client.Configuration;

/// <summary>The name of a region, as far as it matters before AWS is asked: it becomes part of a host name.</summary>
internal static class RegionName
{
    public static bool IsOne(string text) =>
        text.Length > 0
        && text.All(character =>
            char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-'
        );
}
