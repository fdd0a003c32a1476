using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols;

/// <summary>Fills the labels of what an operation puts before its endpoint's host.</summary>
/// <remarks>https://smithy.io/2.0/spec/endpoint-traits.html#endpoint-trait</remarks>
internal static class HostPrefix
{
    /// <summary>False, with a sentence, when a label's value cannot be part of a host's name.</summary>
    /// <param name="prefix">Null when the operation has none.</param>
    public static bool TryExpand(
        OperationModel operation,
        JsonElement input,
        out string? prefix,
        [NotNullWhen(false)] out string? problem
    )
    {
        (prefix, problem) = (operation.HostPrefix, null);
        var labels = operation.Input?.Members.Where(member => member.IsHostLabel) ?? [];
        foreach (var label in prefix is null ? [] : labels)
        {
            if (!TryGetLabel(input, label, out var value))
            {
                problem =
                    $"`{label.Name}` becomes part of the host's name: it must be letters, digits, hyphens and dots, and not empty.";
                return false;
            }

            prefix = prefix!.Replace($"{{{label.Name}}}", value, StringComparison.Ordinal);
        }

        return true;
    }

    private static bool TryGetLabel(JsonElement input, Member label, out string value)
    {
        value = "";
        return input.ValueKind is JsonValueKind.Object
            && input.TryGetProperty(label.Name, out var property)
            && JsonKind.TryGetText(property, out value)
            && value.Length > 0
            && value.All(each => char.IsAsciiLetterOrDigit(each) || each is '-' or '.');
    }
}
