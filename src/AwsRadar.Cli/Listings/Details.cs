using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary>One entity in full: facts, then policy documents.</summary>
internal sealed record Details(
    string Title,
    ImmutableArray<DetailFact> Facts,
    ImmutableArray<DetailDocument> Documents,
    Action<Utf8JsonWriter> WriteJson
);

internal sealed record DetailFact(string Label, string Value);

/// <summary>A policy document and what it is to the entity.</summary>
internal sealed record DetailDocument(string Title, PolicyText Text);
