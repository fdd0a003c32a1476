using System.Collections.Immutable;
using System.Text.Json;

namespace AwsRadar.Lab.Fixtures.Resources;

/// <summary>Walks through results for ARNs and tags.</summary>
internal sealed class ResourceScan
{
    private static readonly string[] TagMembers = ["Tags", "tags", "TagSet", "TagList", "tagList"];

    public HashSet<string> Arns { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ImmutableSortedDictionary<string, string>> Tags { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> KeysByAlias { get; } = new(StringComparer.Ordinal);

    /// <param name="asked">The resources that the case's input names: tags of <c>ListTagsForResource</c> are theirs.</param>
    public void Add(JsonElement output, Func<IEnumerable<string>> asked)
    {
        if (output.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        Visit(output);
        if (TagsIn(output) is { } tags)
        {
            foreach (var arn in asked())
            {
                Tags[arn] = tags;
            }
        }
    }

    private void Visit(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Visit(item);
                }

                break;
            case JsonValueKind.Object:
                VisitObject(value);
                break;
            case JsonValueKind.String when IsArn(value):
                Arns.Add(value.GetString()!);
                break;
        }
    }

    private void VisitObject(JsonElement value)
    {
        if (TagsIn(value) is { } tags && ArnsIn(value).FirstOrDefault() is { } own)
        {
            Tags[own] = tags;
        }

        if (
            value.TryGetProperty("AliasName", out var alias)
            && value.TryGetProperty("TargetKeyId", out var key)
            && alias.ValueKind is JsonValueKind.String
            && key.ValueKind is JsonValueKind.String
        )
        {
            KeysByAlias[alias.GetString()!] = key.GetString()!;
        }

        foreach (var member in value.EnumerateObject())
        {
            Visit(member.Value);
        }
    }

    /// <summary>The first ARN in an object is its own: others, such as a role's, come behind it in all models.</summary>
    private static IEnumerable<string> ArnsIn(JsonElement value) =>
        value
            .EnumerateObject()
            .OrderByDescending(member => member.Name.EndsWith("Arn", StringComparison.OrdinalIgnoreCase))
            .Where(member => member.Value.ValueKind is JsonValueKind.String && IsArn(member.Value))
            .Select(member => member.Value.GetString()!);

    private static bool IsArn(JsonElement text) => text.GetString()!.StartsWith("arn:", StringComparison.Ordinal);

    private static ImmutableSortedDictionary<string, string>? TagsIn(JsonElement value)
    {
        foreach (var name in TagMembers)
        {
            if (value.TryGetProperty(name, out var tags))
            {
                return TagLists.Read(tags);
            }
        }

        return null;
    }
}
