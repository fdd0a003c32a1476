using System.Text.Json.Nodes;

namespace AwsRadar.Tests.Wire.Protocols;

/// <summary>Takes out what a protocol cannot tell from an absent member: empty objects and lists inside objects.</summary>
internal static class JsonPruning
{
    public static JsonNode Prune(JsonNode node)
    {
        foreach (var child in Children(node))
        {
            Prune(child);
        }

        if (node is JsonObject parent)
        {
            var empty = parent.Where(pair => pair.Value is JsonObject { Count: 0 } or JsonArray { Count: 0 }).ToArray();
            foreach (var (name, _) in empty)
            {
                parent.Remove(name);
            }
        }

        return node;
    }

    private static IEnumerable<JsonNode> Children(JsonNode node) =>
        node switch
        {
            JsonObject parent => parent.Select(pair => pair.Value).OfType<JsonNode>(),
            JsonArray list => list.OfType<JsonNode>(),
            _ => [],
        };
}
