using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;

namespace AwsRadar.Wire.Protocols.Json;

/// <summary>Opens JSON that a stranger wrote: UTF-8, bounded in depth, no property twice.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = WireLimits.MaxDepth,
        AllowDuplicateProperties = false,
    };

    /// <param name="problem">What is wrong, to stand behind "it"; null on success.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> json,
        out JsonElement value,
        [NotNullWhen(false)] out string? problem
    )
    {
        (value, problem) = (default, null);
        if (!Utf8.IsValid(json))
        {
            problem = "is not UTF-8";
            return false;
        }

        try
        {
            value = JsonElement.Parse(json, Strict);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second kind is a property whose name is half a character, met while names are compared.
            problem = $"is not JSON ({exception.Message})";
        }

        return problem is null;
    }
}
