using System.Collections.Immutable;

namespace AwsRadar.Store.Queries;

/// <summary>One of the views that people query.</summary>
/// <param name="Meaning">One sentence.</param>
public sealed record StoreView(string Name, string Meaning, ImmutableArray<ViewColumn> Columns);

/// <summary>One column of a view.</summary>
public sealed record ViewColumn(string Name, ViewColumnType Type, string Meaning);

/// <summary>What a column holds where it is not null.</summary>
public enum ViewColumnType
{
    Text,

    Integer,

    /// <summary>1 or 0.</summary>
    Boolean,

    /// <summary>A time in ISO 8601 with its offset, which is UTC.</summary>
    Time,
}
