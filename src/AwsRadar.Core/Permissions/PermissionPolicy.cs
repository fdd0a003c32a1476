using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AwsRadar.Core.Permissions;

/// <summary>Permissions as a policy: one statement for each set of resources. The same permissions give the same bytes.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</remarks>
public static class PermissionPolicy
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Indented = OneLine with { Indented = true };

    /// <summary>The whole policy.</summary>
    public static string ToJson(IEnumerable<Permission> permissions, bool isIndented = false) =>
        Write(
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("Version", "2012-10-17");
                writer.WriteStartArray("Statement");
                foreach (var (actions, resources) in Statements(permissions))
                {
                    WriteStatement(writer, actions, resources);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            },
            isIndented
        );

    /// <summary>Its statements, each on a line.</summary>
    public static IEnumerable<string> ToStatements(IEnumerable<Permission> permissions) =>
        Statements(permissions)
            .Select(statement =>
                Write(writer => WriteStatement(writer, statement.Actions, statement.Resources), isIndented: false)
            );

    /// <summary>Actions on the same resources stand together.</summary>
    private static IEnumerable<(string[] Actions, string[] Resources)> Statements(
        IEnumerable<Permission> permissions
    ) =>
        permissions
            .Distinct()
            .GroupBy(permission => permission.Action, StringComparer.OrdinalIgnoreCase)
            .Select(action => (Action: action.Key, Resources: ResourcesOf(action)))
            .GroupBy(each => string.Join('\n', each.Resources), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
                (group.Select(each => each.Action).Order(StringComparer.Ordinal).ToArray(), group.First().Resources)
            );

    private static string[] ResourcesOf(IEnumerable<Permission> permissions)
    {
        var resources = permissions
            .Select(permission => permission.Resource)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        return resources.Contains(Permission.Everything, StringComparer.Ordinal) ? [Permission.Everything] : resources;
    }

    private static void WriteStatement(Utf8JsonWriter writer, string[] actions, string[] resources)
    {
        writer.WriteStartObject();
        writer.WriteString("Effect", "Allow");
        WriteValues(writer, "Action", actions);
        WriteValues(writer, "Resource", resources);
        writer.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter writer, string name, string[] values)
    {
        if (values is [var only])
        {
            writer.WriteString(name, only);
            return;
        }

        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static string Write(Action<Utf8JsonWriter> write, bool isIndented)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, isIndented ? Indented : OneLine))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan).ReplaceLineEndings("\n");
    }
}
