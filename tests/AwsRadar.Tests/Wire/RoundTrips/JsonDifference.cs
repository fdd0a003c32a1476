using System.Text.Json;

namespace AwsRadar.Tests.Wire.RoundTrips;

/// <summary>Where two JSON values begin to differ; the order of an object's members does not matter.</summary>
internal static class JsonDifference
{
    /// <summary>The place and both values there; null when the values are equal.</summary>
    public static string? First(JsonElement expected, JsonElement actual, string path = "$") =>
        JsonElement.DeepEquals(expected, actual)
            ? null
            : (expected.ValueKind, actual.ValueKind) switch
            {
                (JsonValueKind.Object, JsonValueKind.Object) => InObject(expected, actual, path),
                (JsonValueKind.Array, JsonValueKind.Array) when expected.GetArrayLength() == actual.GetArrayLength() =>
                    expected
                        .EnumerateArray()
                        .Zip(actual.EnumerateArray())
                        .Select((pair, index) => First(pair.First, pair.Second, $"{path}[{index}]"))
                        .First(difference => difference is not null),
                _ => $"{path}\n  {expected.GetRawText()}\n  {actual.GetRawText()}",
            };

    private static string InObject(JsonElement expected, JsonElement actual, string path)
    {
        foreach (var property in expected.EnumerateObject())
        {
            if (!actual.TryGetProperty(property.Name, out var value))
            {
                return $"{path}.{property.Name} is lost: {property.Value.GetRawText()}";
            }

            if (First(property.Value, value, $"{path}.{property.Name}") is { } difference)
            {
                return difference;
            }
        }

        var added = actual.EnumerateObject().First(property => !expected.TryGetProperty(property.Name, out _));
        return $"{path}.{added.Name} is new: {added.Value.GetRawText()}";
    }
}
