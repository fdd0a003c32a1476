using System.Text.Json.Serialization;

namespace AwsRadar.Benchmarks.Mutations;

/// <summary>What reading and evaluating a damaged policy takes.</summary>
/// <param name="WorstBytes">Bytes allocated, the first time that the document is read.</param>
internal sealed record MutationFigures(
    int Documents,
    double MedianMilliseconds,
    double WorstMilliseconds,
    long WorstBytes
);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MutationFigures))]
internal sealed partial class MutationJsonContext : JsonSerializerContext;
