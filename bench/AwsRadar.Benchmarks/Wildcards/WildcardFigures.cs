using System.Text.Json.Serialization;

namespace AwsRadar.Benchmarks.Wildcards;

internal sealed record WildcardFigures
{
    public required int Patterns { get; init; }

    /// <summary>Characters, of a pattern and of a text.</summary>
    public required int MaxLength { get; init; }

    public required IReadOnlyList<WildcardPlace> Places { get; init; }
}

/// <summary>What reading and matching one pattern takes.</summary>
/// <param name="Place">Where a policy has such patterns.</param>
internal sealed record WildcardPlace(string Place, double MedianMilliseconds, double WorstMilliseconds);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WildcardFigures))]
internal sealed partial class WildcardJsonContext : JsonSerializerContext;
