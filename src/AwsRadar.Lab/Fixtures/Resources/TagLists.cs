using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Fixtures.Resources;

/// <summary>Tags in the forms that AWS's services have for them: a map, or a list of keys and values under some names.</summary>
internal static class TagLists
{
    private static readonly (string Key, string Value)[] Names =
    [
        ("Key", "Value"),
        ("key", "value"),
        ("TagKey", "TagValue"),
        ("tagKey", "tagValue"),
    ];

    public static ImmutableSortedDictionary<string, string> Read(JsonElement tags) =>
        tags.ValueKind switch
        {
            JsonValueKind.Object => OfPairs(
                tags.EnumerateObject()
                    .Where(tag => tag.Value.ValueKind is JsonValueKind.String)
                    .Select(tag => KeyValuePair.Create(tag.Name, tag.Value.GetString()!))
            ),
            JsonValueKind.Array => OfPairs(tags.EnumerateArray().SelectMany(Pair)),
            _ => ResourceTags.Empty,
        };

    private static IEnumerable<KeyValuePair<string, string>> Pair(JsonElement tag)
    {
        if (tag.ValueKind is not JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var (keyName, valueName) in Names)
        {
            if (tag.TryGetProperty(keyName, out var key) && key.ValueKind is JsonValueKind.String)
            {
                var value =
                    tag.TryGetProperty(valueName, out var text) && text.ValueKind is JsonValueKind.String
                        ? text.GetString()!
                        : "";
                yield return KeyValuePair.Create(key.GetString()!, value);
                yield break;
            }
        }
    }

    private static ImmutableSortedDictionary<string, string> OfPairs(IEnumerable<KeyValuePair<string, string>> tags)
    {
        var all = ResourceTags.Empty.ToBuilder();
        foreach (var (key, value) in tags)
        {
            all[key] = value;
        }

        return all.ToImmutable();
    }
}
