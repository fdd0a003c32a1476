using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Permissions;

/// <summary>Finds actions by a part of their name.</summary>
public static class ActionSearch
{
    /// <param name="word">A part of <c>service:Name</c> in any case, or a pattern with <c>*</c> and <c>?</c>.</param>
    /// <returns>In the order of the reference.</returns>
    public static IEnumerable<IamAction> Find(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var isPattern = word.AsSpan().ContainsAny('*', '?');
        return ActionCatalog
            .Expand("*")
            .Where(action =>
                isPattern
                    ? ActionPattern.IsMatch(
                        word.Contains(':', StringComparison.Ordinal) ? word : $"*:{word}",
                        action.FullName
                    )
                    : action.FullName.Contains(word, StringComparison.OrdinalIgnoreCase)
            );
    }
}
