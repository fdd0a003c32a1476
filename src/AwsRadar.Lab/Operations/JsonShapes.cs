using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AwsRadar.Lab.Operations;

/// <summary>Members that many answers have in common.</summary>
internal static class JsonShapes
{
    /// <summary>ISO 8601 in UTC, whole seconds: <c>2026-11-23T09:14:00Z</c>.</summary>
    public static string Timestamp(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A number as context keys hold it.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static JsonArray Tags(ImmutableSortedDictionary<string, string> tags) =>
        new([.. tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]);

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    /// <summary>The same value as one that cannot change.</summary>
    public static JsonElement ToElement(this JsonObject value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            value.WriteTo(writer);
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>Adds a member only when there is something to say: IAM leaves absent members out.</summary>
    public static JsonObject AddIf(this JsonObject target, bool condition, string member, Func<JsonNode?> value)
    {
        if (condition)
        {
            target[member] = value();
        }

        return target;
    }

    public static JsonObject AddText(this JsonObject target, string member, string? value) =>
        target.AddIf(value is not null, member, () => value);

    public static JsonObject AddTime(this JsonObject target, string member, DateTimeOffset? value) =>
        target.AddIf(value is not null, member, () => Timestamp(value!.Value));

    public static JsonObject AddTags(this JsonObject target, ImmutableSortedDictionary<string, string> tags) =>
        target.AddIf(!tags.IsEmpty, "Tags", () => Tags(tags));

    /// <summary>The permissions boundary as users and roles show it.</summary>
    public static JsonObject AddBoundary(this JsonObject target, string? arn) =>
        target.AddIf(
            arn is not null,
            "PermissionsBoundary",
            () => new JsonObject { ["PermissionsBoundaryType"] = "Policy", ["PermissionsBoundaryArn"] = arn }
        );
}
