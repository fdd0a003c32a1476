using System.Text.RegularExpressions;
using AwsRadar.Languages;

namespace AwsRadar.Cli.CommandLine;

/// <summary>What System.CommandLine says of a wrong line. Its own Korean has gaps, which are filled here.</summary>
internal static partial class ParserWords
{
    /// <summary>Those of its sentences that it has in English only, as they stand in its resources.</summary>
    public static readonly string[] Untranslated =
    [
        Translatable("Option '{0}' is required."),
        Translatable("Option '{0}' expects a single argument but {1} were provided."),
        Translatable("Cannot parse argument '{0}' as expected type '{1}'."),
        Translatable("Cannot parse argument '{0}' for command '{1}' as expected type '{2}'."),
        Translatable("Cannot parse argument '{0}' for option '{1}' as expected type '{2}'."),
        Translatable("'{0}' was not matched. Did you mean one of the following?"),
        Translatable("{0} option cannot be combined with other arguments."),
    ];

    public static string Of(string message)
    {
        foreach (var sentence in Untranslated)
        {
            if (IsKorean && Korean.Find(sentence) is { } korean && Match(sentence, message) is { Success: true } match)
            {
                return Korean.Fill(korean, [.. match.Groups.Values.Skip(1).Select(group => group.Value)]);
            }
        }

        return message;
    }

    private static Match Match(string sentence, string message) =>
        Regex.Match(
            message,
            $"^{Hole().Replace(Regex.Escape(sentence), "(.*?)")}$",
            RegexOptions.Singleline,
            TimeSpan.FromSeconds(1)
        );

    [GeneratedRegex(@"\\\{\d\}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Hole();
}
