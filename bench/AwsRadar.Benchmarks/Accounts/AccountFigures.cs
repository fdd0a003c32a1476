using System.Text.Json.Serialization;

namespace AwsRadar.Benchmarks.Accounts;

/// <summary>What was measured. Rates are per second of processor time.</summary>
internal sealed record AccountFigures
{
    public required int Requests { get; init; }

    /// <summary>Requests for which the compiled account and the evaluator that explains differ.</summary>
    public required int Disagreements { get; init; }

    public required IReadOnlyDictionary<string, int> Decisions { get; init; }

    /// <summary>The first time in the process: just-in-time compilation is part of it.</summary>
    public required double CompileMilliseconds { get; init; }

    /// <summary>The same on all threads together, which tells more on a busy machine.</summary>
    public required double CompileProcessorMilliseconds { get; init; }

    public required double EvaluationsPerSecond { get; init; }

    public required double BytesPerEvaluation { get; init; }

    public required double JsonToJsonPerSecond { get; init; }

    public required double JsonToJsonBytes { get; init; }
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AccountFigures))]
internal sealed partial class AccountJsonContext : JsonSerializerContext;
