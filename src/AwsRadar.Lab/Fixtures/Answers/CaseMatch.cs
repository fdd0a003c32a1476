using System.Text.Json;
using AwsRadar.Lab.Fixtures.Resources;

namespace AwsRadar.Lab.Fixtures.Answers;

/// <summary>Which case a request is.</summary>
internal static class CaseMatch
{
    /// <summary>The first case whose input is part of the request's; null when there is none.</summary>
    public static FixtureCase? Find(
        IEnumerable<FixtureCase> cases,
        JsonElement input,
        FixtureScope scope,
        KnownResources known
    ) =>
        cases.FirstOrDefault(each =>
            each.Input.ValueKind is JsonValueKind.Undefined
            || Placeholders.Expand(each.Input, scope).EnumerateObject().All(wanted => Fits(wanted, input, known))
        );

    private static bool Fits(JsonProperty wanted, JsonElement input, KnownResources known)
    {
        var isGiven = input.TryGetProperty(wanted.Name, out var given) && given.ValueKind is not JsonValueKind.Null;
        return wanted.Value.ValueKind is JsonValueKind.Null ? !isGiven : isGiven && IsSame(wanted.Value, given, known);
    }

    private static bool IsSame(JsonElement wanted, JsonElement given, KnownResources known) =>
        (wanted.ValueKind, given.ValueKind) is (JsonValueKind.String, JsonValueKind.String)
            ? known.IsSame(wanted.GetString()!, given.GetString()!)
            : JsonElement.DeepEquals(wanted, given);
}
