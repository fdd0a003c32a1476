using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Differences;

/// <summary>One kind of entity, and how two lists of it are compared.</summary>
internal sealed record ComparedKind
{
    /// <summary>As the store and <c>--only</c> name it, such as <c>accessKey</c>.</summary>
    public required string Word { get; init; }

    /// <summary>In words, such as <c>access key</c>.</summary>
    public required string Phrase { get; init; }

    /// <summary>The member of <see cref="Snapshot"/> that holds it, by its name in C#.</summary>
    public required string Member { get; init; }

    public required Type Type { get; init; }

    /// <summary>The sections of the ledger that tell whether the list is whole.</summary>
    public required ImmutableArray<SnapshotSection> Sections { get; init; }

    public required Func<Snapshot, IEnumerable<object>> All { get; init; }

    public required Func<object, EntityIdentity> Identify { get; init; }

    /// <summary>The section that lists one entity, where the kind has several.</summary>
    public required Func<object, SnapshotSection> SectionOf { get; init; }

    public static ComparedKind Of<T>(
        string word,
        string phrase,
        string member,
        SnapshotSection section,
        Func<Snapshot, IEnumerable<T>> all,
        Func<T, EntityIdentity> identify
    )
        where T : class =>
        new()
        {
            Word = word,
            Phrase = phrase,
            Member = member,
            Type = typeof(T),
            Sections = [section],
            All = all,
            Identify = entity => identify((T)entity),
            SectionOf = _ => section,
        };
}
