using System.Text.Json;

namespace AwsRadar.Client.Calls;

/// <summary>
/// The small part of JMESPath that the models' paginators use for tokens and flags: member names joined by dots, the last
/// element of a list (<c>Contents[-1].Key</c>), and alternatives (<c>NextMarker || Marker</c>).
/// </summary>
internal static class OutputPath
{
    private const string LastElement = "[-1]";

    public static JsonElement? Find(JsonElement output, ReadOnlySpan<char> path)
    {
        foreach (var alternative in path.Split("||"))
        {
            if (Follow(output, path[alternative].Trim()) is { ValueKind: not JsonValueKind.Null } found)
            {
                return found;
            }
        }

        return null;
    }

    private static JsonElement? Follow(JsonElement value, ReadOnlySpan<char> path)
    {
        foreach (var range in path.Split('.'))
        {
            var part = path[range];
            var isLast = part.EndsWith(LastElement, StringComparison.Ordinal);
            var name = isLast ? part[..^LastElement.Length] : part;
            if (value.ValueKind is not JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return null;
            }

            if (isLast)
            {
                if (value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() == 0)
                {
                    return null;
                }

                value = value[value.GetArrayLength() - 1];
            }
        }

        return value;
    }
}
