using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Resources;

/// <summary>Reads the tags of a resource in the forms in which services write them.</summary>
internal static class TagReader
{
    private static readonly string[] Members = ["Tags", "tags", "TagSet", "TagList", "tagList", "tagMap"];
    private static readonly string[] KeyNames = ["Key", "key", "TagKey", "tagKey"];
    private static readonly string[] ValueNames = ["Value", "value", "TagValue", "tagValue"];

    /// <summary>In ordinal order of their keys.</summary>
    public static ImmutableArray<Tag> TagsIn(JsonElement item)
    {
        if (item.ValueKind is not JsonValueKind.Object)
        {
            return [];
        }

        foreach (var name in Members)
        {
            if (item.TryGetProperty(name, out var tags))
            {
                return [.. Read(tags).OrderBy(tag => tag.Key, StringComparer.Ordinal)];
            }
        }

        return [];
    }

    private static IEnumerable<Tag> Read(JsonElement tags) =>
        tags.ValueKind switch
        {
            JsonValueKind.Object => tags.EnumerateObject()
                .Where(tag => tag.Value.ValueKind is JsonValueKind.String)
                .Select(tag => new Tag(tag.Name, tag.Value.GetString()!)),
            JsonValueKind.Array => tags.EnumerateArray()
                .Where(tag => tag.ValueKind is JsonValueKind.Object && TextOf(tag, KeyNames) is not null)
                .Select(tag => new Tag(TextOf(tag, KeyNames)!, TextOf(tag, ValueNames) ?? "")),
            _ => [],
        };

    private static string? TextOf(JsonElement tag, string[] names)
    {
        foreach (var name in names)
        {
            if (tag.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String)
            {
                return value.GetString();
            }
        }

        return null;
    }
}
