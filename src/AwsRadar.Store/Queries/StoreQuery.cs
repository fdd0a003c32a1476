using System.Collections.Immutable;

namespace AwsRadar.Store.Queries;

/// <summary>One SQL query to a store.</summary>
public sealed record StoreQuery(string Sql)
{
    /// <summary>Values of the query's named parameters, by name without its sign: text, a number, or null.</summary>
    public ImmutableSortedDictionary<string, object?> Parameters { get; init; } =
        ImmutableSortedDictionary<string, object?>.Empty;

    /// <summary>How many rows are read at most; null: all.</summary>
    public int? MaxRows { get; init; } = 10_000;

    /// <summary>How long it may run; null: for ever.</summary>
    public TimeSpan? MaxTime { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>The rows of an answer.</summary>
/// <param name="Columns">Their names, each once.</param>
/// <param name="Rows">Text, <see cref="long"/>, <see cref="double"/>, bytes or null, in the order of the columns.</param>
/// <param name="IsCut">There are more rows than were to be read.</param>
public sealed record QueryResult(
    ImmutableArray<string> Columns,
    IReadOnlyList<ImmutableArray<object?>> Rows,
    bool IsCut
);
