namespace AwsRadar.Cli.CommandLine;

/// <summary>A word of a command that works when it is pasted.</summary>
internal static class ShellWord
{
    /// <summary>https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02</summary>
    public static string Quote(string word) =>
        word.Length > 0
        && word.All(character =>
            char.IsAsciiLetterOrDigit(character) || "-_./:@%+=,".Contains(character, StringComparison.Ordinal)
        )
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
