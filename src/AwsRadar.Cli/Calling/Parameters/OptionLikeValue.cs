using System.CommandLine;
using System.CommandLine.Parsing;

namespace AwsRadar.Cli.Calling.Parameters;

/// <summary>
/// A misspelt option that the one before it took for a value: <c>--names a b --no-such-option</c>. A value that really looks
/// so is written with an equals sign: <c>--names=--text</c>.
/// </summary>
internal static class OptionLikeValue
{
    /// <param name="words">The command line as it was typed.</param>
    public static string? FirstIn(ParseResult arguments, IReadOnlyCollection<string> words) =>
        arguments
            .CommandResult.Children.OfType<OptionResult>()
            .SelectMany(result => result.Tokens)
            .Select(token => token.Value)
            .FirstOrDefault(value => IsOptionLike(value) && words.Contains(value, StringComparer.Ordinal));

    private static bool IsOptionLike(string value) =>
        value.Length > 2
        && value.StartsWith("--", StringComparison.Ordinal)
        && char.IsAsciiLetter(value[2])
        && value.All(character => char.IsAsciiLetterOrDigit(character) || character is '-');
}
