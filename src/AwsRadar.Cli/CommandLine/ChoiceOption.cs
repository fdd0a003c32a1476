using System.CommandLine;

namespace AwsRadar.Cli.CommandLine;

/// <summary>Options that take one of a few words.</summary>
internal static class ChoiceOption
{
    /// <summary>Offers the words to completion, and refuses others.</summary>
    public static void Limit<T>(this Option<T> option, params string[] words)
    {
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !words.Contains(token.Value, StringComparer.Ordinal)))
            {
                result.AddError(
                    Translate(
                        $"`{token.Value}` is not a value of `{option.Name}`: use {string.Join(", ", words[..^1])} or {words[^1]}."
                    )
                );
            }
        });
    }
}
