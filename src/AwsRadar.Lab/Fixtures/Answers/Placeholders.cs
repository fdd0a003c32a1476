using System.Text.Json;

namespace AwsRadar.Lab.Fixtures.Answers;

/// <summary>
/// What stands in fixtures for what differs between accounts and regions: <c>${AccountId}</c>, <c>${Region}</c>,
/// <c>${Partition}</c>, <c>${DnsSuffix}</c>. Any other <c>${…}</c> is text, as policies and templates have it, and so is
/// <c>$${Region}</c>, which yields <c>${Region}</c>.
/// </summary>
internal static class Placeholders
{
    /// <summary>The same value with its texts and the names in it filled in.</summary>
    public static JsonElement Expand(JsonElement value, FixtureScope scope)
    {
        if (value.ValueKind is JsonValueKind.Undefined || !value.GetRawText().Contains("${", StringComparison.Ordinal))
        {
            return value;
        }

        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            Write(writer, value, scope);
        }

        return JsonElement.Parse(text.GetBuffer().AsSpan(0, (int)text.Length));
    }

    public static string Expand(string text, FixtureScope scope)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return text;
        }

        // Each "$${" is set aside as a character that no text of AWS holds, so that what follows it is no placeholder.
        const string Aside = "\uFFFF";
        return text.Replace("$${", Aside, StringComparison.Ordinal)
            .Replace("${AccountId}", scope.Account, StringComparison.Ordinal)
            .Replace("${Region}", scope.Region, StringComparison.Ordinal)
            .Replace("${Partition}", scope.Partition.Id, StringComparison.Ordinal)
            .Replace("${DnsSuffix}", scope.Partition.DnsSuffix, StringComparison.Ordinal)
            .Replace(Aside, "${", StringComparison.Ordinal);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value, FixtureScope scope)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    writer.WritePropertyName(Expand(property.Name, scope));
                    Write(writer, property.Value, scope);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                {
                    Write(writer, element, scope);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when value.GetRawText().Contains("${", StringComparison.Ordinal):
                writer.WriteStringValue(Expand(value.GetString()!, scope));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
