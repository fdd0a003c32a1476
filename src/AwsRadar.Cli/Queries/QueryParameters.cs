using System.Collections.Immutable;
using System.Text.Json;

namespace AwsRadar.Cli.Queries;

/// <summary>The values of a query's parameters: <c>NAME=TEXT</c>, or <c>NAME:=VALUE</c> for what is no text.</summary>
internal static class QueryParameters
{
    public static (ImmutableSortedDictionary<string, object?> Parameters, string? Fault) Parse(string[] texts)
    {
        var parameters = ImmutableSortedDictionary.CreateBuilder<string, object?>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var end = text.IndexOf('=', StringComparison.Ordinal);
            if (end < 1)
            {
                return (parameters.ToImmutable(), Translate($"--param: `{text}` is not NAME=VALUE."));
            }

            var isTyped = text[end - 1] == ':';
            var name = text[..(isTyped ? end - 1 : end)].TrimStart(':', '@', '$');
            if (!isTyped)
            {
                parameters[name] = text[(end + 1)..];
            }
            else if (TryRead(text[(end + 1)..], out var value))
            {
                parameters[name] = value;
            }
            else
            {
                return (
                    parameters.ToImmutable(),
                    Translate(
                        $"--param: `{text[(end + 1)..]}` is no number, true, false or null; write {name}=TEXT for text."
                    )
                );
            }
        }

        return (parameters.ToImmutable(), null);
    }

    private static bool TryRead(string text, out object? value)
    {
        value = null;
        try
        {
            var json = JsonElement.Parse(text);
            value = json.ValueKind switch
            {
                JsonValueKind.Number when json.TryGetInt64(out var whole) => whole,
                JsonValueKind.Number => json.GetDouble(),
                JsonValueKind.True => 1L,
                JsonValueKind.False => 0L,
                _ => null,
            };
            return value is not null || json.ValueKind == JsonValueKind.Null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
