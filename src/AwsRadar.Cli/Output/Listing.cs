using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;

namespace AwsRadar.Cli.Output;

/// <summary>Rows to print: the columns that a person reads, and the JSON form that a program reads.</summary>
internal sealed record Listing<T>(ImmutableArray<T> Rows, ImmutableArray<Column<T>> Columns, JsonTypeInfo<T> Json)
{
    /// <summary>What a person is told instead of an empty table: none, not collected, or not readable.</summary>
    public required string WhenEmpty { get; init; }
}
