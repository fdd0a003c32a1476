using System.Text.Json;

namespace AwsRadar.Collector.Calls;

/// <summary>The input of a call in the AWS CLI's shape.</summary>
internal static class CallInput
{
    /// <summary>The most that IAM's lists take.</summary>
    public const int LargestPage = 1_000;

    public static JsonElement None => default;

    public static JsonElement LargePages { get; } = Write(json => json.WriteNumber("MaxItems", LargestPage));

    /// <summary>Those that are not enabled too.</summary>
    public static JsonElement AllRegions { get; } = Write(json => json.WriteBoolean("AllRegions", true));

    public static JsonElement Text(string value) => JsonElement.Parse($"\"{JsonEncodedText.Encode(value)}\"");

    public static JsonElement Of(string name, int value) => Write(json => json.WriteNumber(name, value));

    public static JsonElement Of(IEnumerable<KeyValuePair<string, JsonElement>> members) =>
        Write(json =>
        {
            foreach (var (name, value) in members)
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }
        });

    public static JsonElement Of(string name, string? value) => Write(json => json.WriteString(name, value));

    public static JsonElement Of(string name, string value, string otherName, string otherValue) =>
        Write(json =>
        {
            json.WriteString(name, value);
            json.WriteString(otherName, otherValue);
        });

    public static JsonElement Of((string Name, string Value)[] members) =>
        Write(json =>
        {
            foreach (var (name, value) in members)
            {
                json.WriteString(name, value);
            }
        });

    /// <summary>The same input with the members that ask for another page; those that are null are left out.</summary>
    public static JsonElement With(JsonElement input, JsonElement tokens) =>
        Write(json =>
        {
            if (input.ValueKind is JsonValueKind.Object)
            {
                foreach (
                    var member in input.EnumerateObject().Where(member => !tokens.TryGetProperty(member.Name, out _))
                )
                {
                    member.WriteTo(json);
                }
            }

            foreach (
                var token in tokens.EnumerateObject().Where(token => token.Value.ValueKind is not JsonValueKind.Null)
            )
            {
                token.WriteTo(json);
            }
        });

    private static JsonElement Write(Action<Utf8JsonWriter> write)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return JsonElement.Parse(text.GetBuffer().AsSpan(0, (int)text.Length));
    }
}
