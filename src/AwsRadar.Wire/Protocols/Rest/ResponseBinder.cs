using System.Globalization;
using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>Writes what HTTP carries of an output, or of an error, outside the body.</summary>
internal static class ResponseBinder
{
    /// <summary>The status: the output's own, or else the model's.</summary>
    public static int StatusOf(OperationModel operation, JsonElement output) =>
        HttpBindings.Of(operation.Output).StatusCode is { } member
        && TryGet(output, member, out var value)
        && value.TryGetInt32(out var status)
        && status is >= 200 and <= 299
            ? status
            : operation.ResponseCode;

    /// <exception cref="ArgumentException">A value cannot stand in a header, which is the server's own mistake.</exception>
    public static IEnumerable<KeyValuePair<string, string>> HeadersOf(Shape? structure, JsonElement value)
    {
        var bindings = HttpBindings.Of(structure);
        foreach (var member in bindings.Headers)
        {
            if (TryGet(value, member, out var each) && HttpText.ForHeader(member, each) is { } text)
            {
                yield return Checked(HttpBindings.NameOf(member), text);
            }
        }

        foreach (var member in bindings.PrefixHeaders)
        {
            foreach (var entry in TryGet(value, member, out var map) ? map.EnumerateObject() : default)
            {
                yield return Checked(HttpBindings.NameOf(member) + entry.Name, entry.Value.GetString()!);
            }
        }
    }

    /// <summary>A body's length stands in <c>Content-Length</c> already where the model binds it; HTTP itself writes it elsewhere.</summary>
    private static KeyValuePair<string, string> Checked(string name, string text) =>
        HeaderSafety.IsName(name) && HeaderSafety.IsValue(text)
            ? new(name, text)
            : throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The header {name} cannot hold a value of {text.Length} characters."
                ),
                nameof(text)
            );

    private static bool TryGet(JsonElement structure, Member member, out JsonElement value)
    {
        value = default;
        return structure.ValueKind is JsonValueKind.Object
            && structure.TryGetProperty(member.Name, out value)
            && value.ValueKind is not JsonValueKind.Null;
    }
}
