using System.Text.Json;

namespace AwsRadar.Wire.Endpoints.Parameters;

/// <summary>
/// The part of JMESPath that models may use to bind an endpoint parameter: names joined by dots, <c>[*]</c>, <c>[]</c>,
/// a choice of several expressions <c>[a, b]</c>, and <c>keys(expression)</c>.
/// </summary>
/// <remarks>https://smithy.io/2.0/additional-specs/rules-engine/parameters.html#smithy-rules-operationcontextparams-trait</remarks>
internal static class ContextPath
{
    private const string Keys = "keys(";

    /// <summary>Null when nothing is there. A projection gives a list, with what is absent left out.</summary>
    /// <exception cref="InvalidDataException">The expression uses more of JMESPath.</exception>
    public static JsonElement? Search(JsonElement input, string path)
    {
        if (path.StartsWith(Keys, StringComparison.Ordinal) && path.EndsWith(')'))
        {
            return Search(input, path[Keys.Length..^1]) is { ValueKind: JsonValueKind.Object } map
                ? ToArray(map.EnumerateObject().Select(entry => ToElement(entry.Name)))
                : null;
        }

        var reading = new Reading([input], IsProjection: false);
        foreach (var step in SplitSteps(path))
        {
            reading = Take(reading, step);
        }

        return reading.IsProjection ? ToArray(reading.Values) : reading.Values.Cast<JsonElement?>().FirstOrDefault();
    }

    private static Reading Take(Reading reading, string step) =>
        step switch
        {
            "[*]" => new(reading.Values.SelectMany(Items), IsProjection: true),
            "[]" => new(reading.Values.SelectMany(Flattened), IsProjection: true),
            ['[', .. var choices, ']'] => reading with
            {
                Values = reading.Values.Select(value =>
                    ToArray(SplitChoices(choices).Select(path => Search(value, path)))
                ),
            },
            _ when step.All(each => char.IsAsciiLetterOrDigit(each) || each is '_') => reading with
            {
                Values = reading.Values.SelectMany(value => Member(value, step)),
            },
            _ => throw new InvalidDataException(
                $"The endpoint parameter's path `{step}` is not understood. Install aws-radar again."
            ),
        };

    private static IEnumerable<JsonElement> Member(JsonElement value, string name) =>
        value.ValueKind is JsonValueKind.Object
        && value.TryGetProperty(name, out var member)
        && member.ValueKind is not JsonValueKind.Null
            ? [member]
            : [];

    private static IEnumerable<JsonElement> Items(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array ? value.EnumerateArray() : [];

    /// <summary>A list of a projection is already one of its values: its own items take its place.</summary>
    private static IEnumerable<JsonElement> Flattened(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array ? value.EnumerateArray() : [value];

    /// <summary>Cuts <c>Items[*].[Put.Name, Get.Name][]</c> into <c>Items</c>, <c>[*]</c>, <c>[Put.Name, Get.Name]</c>, <c>[]</c>.</summary>
    private static IEnumerable<string> SplitSteps(string path)
    {
        var start = 0;
        var depth = 0;
        for (var index = 0; index <= path.Length; index++)
        {
            var character = index < path.Length ? path[index] : '.';
            var isCut = depth == 0 && character is '.' or '[';
            if (isCut && index > start)
            {
                yield return path[start..index];
            }

            start = isCut ? (character is '.' ? index + 1 : index) : start;
            depth += character switch
            {
                '[' => 1,
                ']' => -1,
                _ => 0,
            };
            if (character is ']' && depth == 0)
            {
                yield return path[start..(index + 1)];
                start = index + 1;
            }
        }
    }

    private static string[] SplitChoices(string choices) => choices.Split(',', StringSplitOptions.TrimEntries);

    private static JsonElement ToArray(IEnumerable<JsonElement?> values) => ToArray(values.OfType<JsonElement>());

    private static JsonElement ToArray(IEnumerable<JsonElement> values) =>
        JsonElement.Parse($"[{string.Join(',', values.Select(value => value.GetRawText()))}]");

    private static JsonElement ToElement(string text) => JsonElement.Parse($"\"{JsonEncodedText.Encode(text)}\"");

    private sealed record Reading(IEnumerable<JsonElement> Values, bool IsProjection);
}
