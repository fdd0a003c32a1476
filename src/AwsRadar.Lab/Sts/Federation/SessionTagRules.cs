using System.Collections.Immutable;

namespace AwsRadar.Lab.Sts.Federation;

/// <summary>What session tags may be, where a token passes them and no input is checked.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_know</remarks>
internal static class SessionTagRules
{
    private const int MaxKeyCharacters = 128;
    private const int MaxValueCharacters = 256;

    /// <summary>What is wrong with the tags, or null.</summary>
    public static string? Fault(
        ImmutableSortedDictionary<string, string> tags,
        ImmutableSortedSet<string> transitiveKeys
    )
    {
        if (tags.FirstOrDefault(tag => !IsValid(tag)) is { Key: not null } odd)
        {
            return $"The session tag {odd.Key} has a key or value that tags cannot have.";
        }

        return transitiveKeys.FirstOrDefault(key => !tags.ContainsKey(key)) is { } unknown
            ? $"The transitive tag key {unknown} is not that of a session tag."
            : null;
    }

    private static bool IsValid(KeyValuePair<string, string> tag) =>
        tag.Key.Length is > 0 and <= MaxKeyCharacters
        && tag.Value.Length <= MaxValueCharacters
        && tag.Key.All(IsAllowed)
        && tag.Value.All(IsAllowed)
        && !tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);

    private static bool IsAllowed(char character) =>
        char.IsLetter(character)
        || char.IsNumber(character)
        || char.IsSeparator(character)
        || char.IsSurrogate(character)
        || "_.:/=+-@".Contains(character, StringComparison.Ordinal);
}
