using System.Collections.Immutable;

namespace AwsRadar.Lab.State.Files;

/// <summary>What changed in a map: new and changed values by key, null for those that are gone.</summary>
internal static class MapChange
{
    /// <summary>Null when nothing changed. Values never change in place, so the same object is the same.</summary>
    public static Dictionary<string, T?>? Between<T>(
        IImmutableDictionary<string, T> from,
        IImmutableDictionary<string, T> to
    )
        where T : class
    {
        if (ReferenceEquals(from, to))
        {
            return null;
        }

        var changes = to.Where(entry =>
                !from.TryGetValue(entry.Key, out var before) || !ReferenceEquals(before, entry.Value)
            )
            .Select(entry => KeyValuePair.Create(entry.Key, (T?)entry.Value))
            .Concat(from.Keys.Where(name => !to.ContainsKey(name)).Select(name => KeyValuePair.Create(name, (T?)null)))
            .ToDictionary(StringComparer.Ordinal);
        return changes.Count == 0 ? null : changes;
    }

    public static ImmutableSortedDictionary<string, T> Apply<T>(
        ImmutableSortedDictionary<string, T> to,
        Dictionary<string, T?>? changes
    )
        where T : class => changes is null ? to : to.RemoveRange(changes.Keys).AddRange(Remaining(changes));

    public static ImmutableDictionary<string, T> Apply<T>(
        ImmutableDictionary<string, T> to,
        Dictionary<string, T?>? changes
    )
        where T : class => changes is null ? to : to.RemoveRange(changes.Keys).AddRange(Remaining(changes));

    private static IEnumerable<KeyValuePair<string, T>> Remaining<T>(Dictionary<string, T?> changes)
        where T : class =>
        changes.Where(entry => entry.Value is not null).Select(entry => KeyValuePair.Create(entry.Key, entry.Value!));
}
