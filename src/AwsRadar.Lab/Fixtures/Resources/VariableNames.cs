using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace AwsRadar.Lab.Fixtures.Resources;

/// <summary>Members of inputs that an ARN's variable stands for where no rule finds them. arn-variables.json is the table.</summary>
internal static class VariableNames
{
    private const string Resource = "arn-variables.json";
    private static readonly Lazy<FrozenDictionary<string, ImmutableArray<string>>> Table = new(Load);

    /// <param name="service">The prefix of the service's actions.</param>
    public static ImmutableArray<string> Of(string service, string variable) =>
        Table.Value.GetValueOrDefault($"{service}:{variable}", []);

    private static FrozenDictionary<string, ImmutableArray<string>> Load()
    {
        using var stream = typeof(VariableNames).Assembly.GetManifestResourceStream(Resource)!;
        using var table = JsonDocument.Parse(stream);
        return table
            .RootElement.EnumerateObject()
            .ToFrozenDictionary(
                row => row.Name,
                row => row.Value.EnumerateArray().Select(name => name.GetString()!).ToImmutableArray(),
                StringComparer.Ordinal
            );
    }
}
