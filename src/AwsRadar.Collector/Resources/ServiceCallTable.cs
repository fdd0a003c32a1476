using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using AwsRadar.Client.Calls;

namespace AwsRadar.Collector.Resources;

/// <summary>What the models do not tell about the calls to services: <c>service-calls.json</c>.</summary>
internal static class ServiceCallTable
{
    private static readonly Lazy<ServiceCallDocument> Document = new(Read);

    private static readonly Lazy<FrozenDictionary<(string, string), JsonElement>> Inputs = new(() =>
        Document.Value.Inputs.ToFrozenDictionary(row => (row.Service, row.Operation), row => row.Input)
    );

    /// <summary>Whether a service is the same in all regions; it is then asked once.</summary>
    /// <param name="region">Where it is asked; null: wherever the client is.</param>
    public static bool IsGlobal(string service, out string? region) =>
        Document.Value.GlobalServices.TryGetValue(service, out region);

    /// <summary>Why a service is no part of a scan of services; null if it is.</summary>
    public static string? WhyNot(string service) => Document.Value.LeftOut.GetValueOrDefault(service);

    /// <summary>What is no resource of lasting interest, or asks for what a scan does not keep.</summary>
    /// <param name="isAboutOne">Whether it would be made once for each resource: then what passes by is left out too.</param>
    public static bool IsLeftOut(string service, string operation, bool isAboutOne) =>
        (isAboutOne && Document.Value.LeftOutWords.Any(word => operation.Contains(word, StringComparison.Ordinal)))
        || Document.Value.LeftOutOperations.TryGetValue(service, out var operations)
            && operations.Contains(operation, StringComparer.Ordinal);

    /// <summary>What an operation has to be asked for, where asking for nothing would not do.</summary>
    public static bool TryGetInput(string service, string operation, out JsonElement input) =>
        Inputs.Value.TryGetValue((service, operation), out input);

    /// <summary>What an operation has to be asked about although its model does not tell; null: what the model tells.</summary>
    public static ServiceAboutRow? AboutOf(string service, string operation) =>
        Array.Find(Document.Value.About, row => row.Service == service && row.Operation == operation);

    /// <summary>Whether an error means that the service is not in use there, so that there is nothing of it.</summary>
    public static bool MeansNotEnabled(CallError error) =>
        Document.Value.NotEnabled.Any(row =>
            row.Code == error.Code
            && (row.Text is null || error.Message.Contains(row.Text, StringComparison.OrdinalIgnoreCase))
        );

    private static ServiceCallDocument Read()
    {
        using var stream = typeof(ServiceCallTable).Assembly.GetManifestResourceStream("service-calls.json")!;
        return JsonSerializer.Deserialize(stream, ServiceCallJsonContext.Default.ServiceCallDocument)!;
    }
}

internal sealed record ServiceCallDocument(
    Dictionary<string, string?> GlobalServices,
    Dictionary<string, string> LeftOut,
    Dictionary<string, string[]> LeftOutOperations,
    string[] LeftOutWords,
    ServiceAboutRow[] About,
    ServiceInputRow[] Inputs,
    NotEnabledRow[] NotEnabled
);

/// <param name="Member">The member of the input that names the resource, whether the model requires it or not.</param>
/// <param name="Type">The resource's type; one that ends in <c>*</c> stands for all that begin so.</param>
/// <param name="Variables">
/// Where one member does not name the resource: each member that does, and the variable of the resource's ARN that it takes.
/// </param>
internal sealed record ServiceAboutRow(
    string Service,
    string Operation,
    string Member,
    string Type,
    Dictionary<string, string>? Variables = null
);

internal sealed record ServiceInputRow(string Service, string Operation, JsonElement Input);

internal sealed record NotEnabledRow(string Code, string? Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ServiceCallDocument))]
internal sealed partial class ServiceCallJsonContext : JsonSerializerContext;
