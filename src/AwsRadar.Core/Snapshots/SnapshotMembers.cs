using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;

namespace AwsRadar.Core.Snapshots;

/// <summary>
/// The members of a snapshot's parts as their JSON form has them, read from the objects themselves and without
/// reflection: whoever treats all parts alike (a comparison, a redaction) then meets each member that is added later.
/// </summary>
internal static class SnapshotMembers
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<SnapshotMember>> Known = new();

    /// <summary>The members of an object that are stored, in the order of its JSON; none for a value such as a text.</summary>
    public static ImmutableArray<SnapshotMember> Of(Type type) => Known.GetOrAdd(type, Read);

    /// <summary>What a list holds; null for everything that is no list.</summary>
    public static Type? ElementOf(Type type) =>
        SnapshotJsonContext.Default.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Enumerable } info
            ? info.ElementType
            : null;

    /// <summary>Whether it maps texts to values.</summary>
    public static bool IsDictionary(Type type) =>
        SnapshotJsonContext.Default.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Dictionary };

    private static ImmutableArray<SnapshotMember> Read(Type type)
    {
        if (SnapshotJsonContext.Default.GetTypeInfo(type) is not { Kind: JsonTypeInfoKind.Object } info)
        {
            return [];
        }

        // Computed members cannot be set, and are in no JSON.
        return
        [
            .. info
                .Properties.Where(property => property is { Get: not null, Set: not null })
                .Select(property => new SnapshotMember(
                    property.Name,
                    Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType,
                    property.Get!
                )),
        ];
    }
}

/// <summary>One member of an object of a snapshot.</summary>
/// <param name="Name">As in JSON, in camel case.</param>
/// <param name="Type">What it holds; of what may be absent, the value itself.</param>
internal sealed record SnapshotMember(string Name, Type Type, Func<object, object?> Get);
