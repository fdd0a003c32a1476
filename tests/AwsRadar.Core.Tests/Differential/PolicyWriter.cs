using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Tests.Differential;

/// <summary>How a policy is laid out, which changes nothing in what it says.</summary>
/// <param name="IsIndented">With white space.</param>
/// <param name="HasScalars">One value stands alone, not in an array.</param>
internal readonly record struct WritingStyle(bool IsIndented, bool HasScalars)
{
    /// <summary>It came from the API, which sends policies URL-encoded.</summary>
    public bool IsUrlEncoded { get; init; }

    public static WritingStyle Plain { get; } = new(IsIndented: false, HasScalars: true);
}

/// <summary>Writes a policy as JSON text.</summary>
internal static class PolicyWriter
{
    public static string Write(DraftPolicy policy, WritingStyle style)
    {
        var options = new JsonWriterOptions
        {
            Indented = style.IsIndented,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            if (policy.Version is not null)
            {
                json.WriteString("Version", policy.Version);
            }

            json.WriteStartArray("Statement");
            foreach (var statement in policy.Statements)
            {
                var isLast = ReferenceEquals(statement, policy.Statements[^1]);
                WriteStatement(json, statement, isLast ? policy.Damage : null, style);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        text = policy.Damage == Damage.NotJson ? Uri.EscapeDataString(text) : text;
        return style.IsUrlEncoded ? PolicyText.Decode(Uri.EscapeDataString(text)).Json : text;
    }

    private static void WriteStatement(
        Utf8JsonWriter json,
        DraftStatement statement,
        Damage? damage,
        WritingStyle style
    )
    {
        json.WriteStartObject();
        json.WriteString("Effect", damage == Damage.UnknownEffect ? "Permit" : statement.Effect);
        if (statement.Principal is { } principal)
        {
            WritePrincipal(json, principal, style);
        }

        WriteElement(json, "Action", statement.Action, style);
        if (statement.Resource is { } resource)
        {
            WriteElement(json, "Resource", resource, style);
        }

        WriteConditions(json, statement.Conditions, damage == Damage.UnknownOperator, style);
        if (damage == Damage.UnknownElement)
        {
            json.WriteString("Unless", "maintenance");
        }

        json.WriteEndObject();
    }

    private static void WriteElement(Utf8JsonWriter json, string name, DraftElement element, WritingStyle style) =>
        WriteValues(json, element.IsNot ? $"Not{name}" : name, element.Values, style);

    private static void WritePrincipal(Utf8JsonWriter json, DraftElement element, WritingStyle style)
    {
        var name = element.IsNot ? "NotPrincipal" : "Principal";
        if (element.Values.Contains("*", StringComparer.Ordinal))
        {
            json.WriteString(name, "*");
            return;
        }

        json.WriteStartObject(name);
        foreach (var kind in element.Values.Select(value => value.Split(' ')).GroupBy(pair => pair[0], pair => pair[1]))
        {
            WriteValues(json, kind.Key, [.. kind], style);
        }

        json.WriteEndObject();
    }

    /// <summary>A condition key stands once under its operator: a second one would be refused.</summary>
    private static void WriteConditions(
        Utf8JsonWriter json,
        ImmutableArray<DraftCondition> conditions,
        bool hasUnknownOperator,
        WritingStyle style
    )
    {
        if (conditions.IsEmpty && !hasUnknownOperator)
        {
            return;
        }

        json.WriteStartObject("Condition");
        foreach (var group in conditions.GroupBy(condition => condition.Operator, StringComparer.Ordinal))
        {
            json.WriteStartObject(group.Key);
            foreach (var condition in group.DistinctBy(condition => condition.Key, StringComparer.OrdinalIgnoreCase))
            {
                WriteValues(json, condition.Key, condition.Values, style);
            }

            json.WriteEndObject();
        }

        if (hasUnknownOperator)
        {
            json.WriteStartObject("StringSoundsLike");
            json.WriteString("aws:username", "alice");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, string name, ImmutableArray<string> values, WritingStyle style)
    {
        json.WritePropertyName(name);
        if (values.Length == 1 && style.HasScalars)
        {
            json.WriteStringValue(values[0]);
            return;
        }

        json.WriteStartArray();
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
