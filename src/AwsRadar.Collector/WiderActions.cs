using System.Collections.Immutable;
using AwsRadar.Core.Permissions;
using AwsRadar.Core.Reference;

namespace AwsRadar.Collector;

/// <summary>
/// Fewer words for more actions: where a service has several needed actions that begin with <c>Describe</c> or <c>List</c>, all of
/// its actions that do. None of them changes anything, and none is there to fetch the contents of what it names.
/// </summary>
public static class WiderActions
{
    private static readonly ImmutableArray<string> Verbs = ["Describe", "List"];

    /// <param name="actions">The needed ones. What the reference lacks stays as it is.</param>
    public static MinimizedActions Of(IEnumerable<string> actions)
    {
        var needed = actions.SelectMany(Known).ToHashSet(StringComparer.OrdinalIgnoreCase);
        ImmutableArray<string> wide =
        [
            .. needed
                .Select(action => action.Split(':')[0])
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .SelectMany(service => Verbs.Select(verb => $"{service}:{verb}*"))
                .Where(pattern => IsWorthIt(pattern, needed)),
        ];
        var covered = wide.SelectMany(Known).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var exact = ActionMinimizer.Minimize(needed.Except(covered, StringComparer.OrdinalIgnoreCase));
        return exact with
        {
            Patterns = [.. exact.Patterns.Concat(wide).Order(StringComparer.Ordinal)],
            Extra = [.. covered.Except(needed, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)],
        };
    }

    private static bool IsWorthIt(string pattern, HashSet<string> needed)
    {
        var all = ActionCatalog.Expand(pattern).ToArray();
        return all.Count(action => needed.Contains(action.FullName)) > 1
            && Array.TrueForAll(all, action => action.AccessLevel is AccessLevel.List or AccessLevel.Read);
    }

    private static IEnumerable<string> Known(string action) =>
        ActionCatalog.Expand(action).Select(each => each.FullName).DefaultIfEmpty(action);
}
