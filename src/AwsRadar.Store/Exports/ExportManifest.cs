using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AwsRadar.Store.Exports;

/// <summary>What a folder of exported tables holds: <c>manifest.json</c>.</summary>
/// <param name="FormatVersion">The version of this form and of the folder's layout.</param>
/// <param name="SchemaVersion">The version of the store's schema that the tables come from.</param>
/// <param name="Files">By their paths.</param>
public sealed record ExportManifest(
    int FormatVersion,
    int SchemaVersion,
    ImmutableArray<ExportedTable> Tables,
    ImmutableArray<ExportedFile> Files
);

/// <summary>One table: a view of the store.</summary>
public sealed record ExportedTable(string Name, string Meaning, ImmutableArray<ExportedColumn> Columns);

/// <param name="Type"><c>text</c>, <c>integer</c>, <c>boolean</c> or <c>time</c>; every column may be null.</param>
public sealed record ExportedColumn(string Name, string Type, string Meaning);

/// <summary>The rows of one table that one snapshot has.</summary>
/// <param name="Scan">The value of the partition <c>scan</c>: the snapshot's time and id.</param>
/// <param name="Path">Relative to the folder, with forward slashes.</param>
public sealed record ExportedFile(
    string Table,
    string Account,
    string Scan,
    string Snapshot,
    string Path,
    long Rows,
    long Bytes,
    string Sha256
);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ExportManifest))]
internal sealed partial class ExportJsonContext : JsonSerializerContext;
