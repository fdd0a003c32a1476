using System.Text.Json.Nodes;

namespace AwsRadar.ReferenceCompiler.Botocore;

/// <summary>The entries of endpoints.bin as JSON: <c>partitions</c>, <c>regions</c>, and each service's rule set under its name.</summary>
internal static class EndpointFile
{
    public static Dictionary<string, byte[]> Compile(BotocoreSource botocore)
    {
        var entries = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["/partitions"] = Bytes(botocore.ReadShared("partitions")),
            ["/regions"] = Bytes(Regions(botocore.ReadShared("endpoints"))),
        };
        foreach (var service in botocore.Services)
        {
            if (botocore.Read(service, "endpoint-rule-set-1") is { } rules)
            {
                WithoutDocumentation(rules);
                entries.Add(service, Bytes(rules));
            }
        }

        return entries;
    }

    /// <summary>By partition and endpoint prefix, the regions that the service has an endpoint in; none for global services.</summary>
    private static JsonObject Regions(JsonNode endpoints)
    {
        var all = new JsonObject();
        foreach (var partition in endpoints["partitions"]!.AsArray())
        {
            var known = partition!["regions"]!.AsObject();
            var services = new JsonObject();
            foreach (
                var (prefix, service) in partition["services"]!
                    .AsObject()
                    .OrderBy(each => each.Key, StringComparer.Ordinal)
            )
            {
                var regions = (service!["endpoints"]?.AsObject() ?? [])
                    .Select(endpoint => endpoint.Key)
                    .Where(known.ContainsKey)
                    .Order(StringComparer.Ordinal);
                services[prefix] = new JsonArray([.. regions.Select(region => JsonValue.Create(region))]);
            }

            all[partition["partition"]!.GetValue<string>()] = services;
        }

        return all;
    }

    private static void WithoutDocumentation(JsonNode? node)
    {
        if (node is JsonObject inner)
        {
            inner.Remove("documentation");
            foreach (var (_, value) in inner)
            {
                WithoutDocumentation(value);
            }
        }
        else if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                WithoutDocumentation(item);
            }
        }
    }

    private static byte[] Bytes(JsonNode node) => System.Text.Encoding.UTF8.GetBytes(node.ToJsonString());
}
