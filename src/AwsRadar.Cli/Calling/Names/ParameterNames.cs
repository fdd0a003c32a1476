using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwsRadar.Cli.Calling.Names;

/// <summary>
/// The parameters that the AWS CLI does not name after their members, mostly because an option of its own has that name.
/// Read from parameter-names.json: service, operation or <c>*</c>, the name by rule, the name in use.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/cli/latest/reference/</remarks>
internal static partial class ParameterNames
{
    private const string EveryOperation = "*";

    private static readonly Lazy<Dictionary<string, Dictionary<string, Dictionary<string, string>>>> Table = new(Load);

    /// <param name="operation">In the AWS CLI's spelling.</param>
    /// <param name="name">The name by rule.</param>
    public static string Of(string service, string operation, string name) =>
        Table.Value.TryGetValue(service, out var operations)
        && (Find(operations, operation, name) ?? Find(operations, EveryOperation, name)) is { } other
            ? other
            : name;

    private static string? Find(
        Dictionary<string, Dictionary<string, string>> operations,
        string operation,
        string name
    ) => operations.GetValueOrDefault(operation)?.GetValueOrDefault(name);

    private static Dictionary<string, Dictionary<string, Dictionary<string, string>>> Load()
    {
        using var stream =
            typeof(ParameterNames).Assembly.GetManifestResourceStream("parameter-names.json")
            ?? throw new InvalidDataException("parameter-names.json is missing. Install aws-radar again.");
        return JsonSerializer.Deserialize(
            stream,
            ParameterNamesJsonContext.Default.DictionaryStringDictionaryStringDictionaryStringString
        )!;
    }

    [JsonSerializable(typeof(Dictionary<string, Dictionary<string, Dictionary<string, string>>>))]
    private sealed partial class ParameterNamesJsonContext : JsonSerializerContext;
}
