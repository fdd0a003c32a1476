using System.Collections.Immutable;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Permissions;

/// <summary>Shortens a list of actions to patterns with wildcards, for policies that come near their size limit.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length</remarks>
public static class ActionMinimizer
{
    /// <summary>
    /// The shortest patterns that cover the actions: names in full, beginnings with a <c>*</c>, a whole service.
    /// </summary>
    /// <param name="actions">As a policy writes them: <c>iam:ListUsers</c>, patterns too. What the reference lacks stays as it is.</param>
    /// <param name="allowMore">How many actions that were not asked for the patterns may cover in all.</param>
    public static MinimizedActions Minimize(IEnumerable<string> actions, int allowMore = 0)
    {
        ArgumentNullException.ThrowIfNull(actions);
        var wanted = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in actions)
        {
            var known = ActionCatalog.Expand(text).ToArray();
            foreach (var action in known)
            {
                if (!wanted.TryGetValue(action.Service, out var names))
                {
                    wanted[action.Service] = names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
                }

                names.Add(action.Name);
            }

            if (known.Length == 0)
            {
                unknown.Add(text);
            }
        }

        var merger = new PatternMerger(
            wanted
                .OrderBy(each => each.Key, StringComparer.Ordinal)
                .SelectMany(each => ActionCatalog.TryOpen(each.Key, out var service) ? Exact(service, each.Value) : [])
        );
        merger.Merge(allowMore);
        return new MinimizedActions(
            [.. merger.Patterns.Concat(unknown).Order(StringComparer.Ordinal)],
            merger.Extra,
            [.. unknown]
        );
    }

    /// <summary>Patterns that cover no more than the names: each name's shortest beginning that only names of the list have.</summary>
    private static IEnumerable<CoveringPattern> Exact(ServiceReference service, HashSet<string> names)
    {
        if (service.Actions.All(action => names.Contains(action.Name)))
        {
            yield return new CoveringPattern(service, "", [.. names], Extra: []);
            yield break;
        }

        foreach (var group in names.GroupBy(name => ShortestBeginning(service, names, name), StringComparer.Ordinal))
        {
            string[] covered = [.. group];
            // A pattern for one action saves little, and would cover what AWS adds later.
            var beginning = covered is [var only] ? NameOf(service, only) : group.Key;
            yield return new CoveringPattern(service, beginning, covered, Extra: []) { IsName = covered.Length == 1 };
        }
    }

    private static string ShortestBeginning(ServiceReference service, HashSet<string> names, string name)
    {
        for (var length = 1; length < name.Length; length++)
        {
            var beginning = name[..length];
            if (
                service.Actions.All(action =>
                    names.Contains(action.Name)
                    || !action.Name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)
                )
            )
            {
                return NameOf(service, name)[..length];
            }
        }

        return NameOf(service, name);
    }

    /// <summary>As AWS spells it.</summary>
    private static string NameOf(ServiceReference service, string name) =>
        service.TryGetAction(name, out var action) ? action.Name : name;
}
