using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwsRadar.Core.Reference;

/// <summary>What operation-actions.json holds: where an operation's action is not its own name behind the service's prefix.</summary>
internal sealed record OperationActionTable(
    FrozenDictionary<string, string> Prefixes,
    FrozenSet<string> ByHttpMethod,
    FrozenDictionary<string, string> WithoutPermission,
    FrozenDictionary<string, string> WithoutAction,
    FrozenDictionary<string, ImmutableArray<string>> Operations
)
{
    private const string EveryOperation = "*";

    public static OperationActionTable Load()
    {
        using var stream = EmbeddedData.Open("operation-actions.json");
        var document =
            JsonSerializer.Deserialize(stream, OperationActionJsonContext.Default.OperationActionDocument)
            ?? throw new InvalidDataException("The embedded operation-actions.json is empty. Install aws-radar again.");
        return new(
            document.Prefixes.ToFrozenDictionary(StringComparer.Ordinal),
            document.ByHttpMethod.ToFrozenSet(StringComparer.Ordinal),
            document.WithoutPermission.ToFrozenDictionary(StringComparer.Ordinal),
            document
                .WithoutAction.SelectMany(reason =>
                    reason.Value.SelectMany(service =>
                        service.Value.Select(operation => KeyValuePair.Create(Key(service.Key, operation), reason.Key))
                    )
                )
                .ToFrozenDictionary(StringComparer.Ordinal),
            document
                .Operations.SelectMany(service =>
                    service.Value.Select(operation => (Key: Key(service.Key, operation.Key), Actions: operation.Value))
                )
                .ToFrozenDictionary(
                    each => each.Key,
                    each => ImmutableArray.Create(each.Actions),
                    StringComparer.Ordinal
                )
        );
    }

    /// <summary>Why the reference has no action for an operation; null when nobody has looked.</summary>
    public string? ReasonOf(string service, string operation) =>
        WithoutAction.GetValueOrDefault(Key(service, operation))
        ?? WithoutAction.GetValueOrDefault(Key(service, EveryOperation));

    public static string Key(string service, string operation) => $"{service}/{operation}";
}

internal sealed record OperationActionDocument(
    Dictionary<string, string> Prefixes,
    string[] ByHttpMethod,
    Dictionary<string, string> WithoutPermission,
    Dictionary<string, Dictionary<string, string[]>> WithoutAction,
    Dictionary<string, Dictionary<string, string[]>> Operations
);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OperationActionDocument))]
internal sealed partial class OperationActionJsonContext : JsonSerializerContext;
