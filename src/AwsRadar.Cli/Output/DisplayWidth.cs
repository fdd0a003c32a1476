namespace AwsRadar.Cli.Output;

/// <summary>How many places of a terminal's line a text of ours takes: Hangul is wide, nothing else that we write is.</summary>
/// <remarks>https://www.unicode.org/reports/tr11/</remarks>
internal static class DisplayWidth
{
    public static int Of(string text) => text.Length + text.Count(IsHangul);

    /// <summary>Spaces behind the text up to a width; none where it is as wide already.</summary>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Of(text)));

    private static bool IsHangul(char character) => character is (>= '\u1100' and <= '\u11FF') or (>= '가' and <= '힣');
}
