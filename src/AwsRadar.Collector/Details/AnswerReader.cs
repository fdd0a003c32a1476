using System.Text.Json;
using AwsRadar.Core.Arns;

namespace AwsRadar.Collector.Details;

/// <summary>Reads the members of a small answer; one that is missing or of another kind is a fault of the answer.</summary>
internal static class AnswerReader
{
    public static string Text(JsonElement answer, string name) => TextOrNull(answer, name) ?? throw Missing(name);

    public static string? TextOrNull(JsonElement answer, string name) =>
        Find(answer, name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } value => value.GetString(),
            _ => throw Wrong(name, Translatable("text")),
        };

    public static Arn Arn(JsonElement answer, string name) =>
        Core.Arns.Arn.TryParse(Text(answer, name), out var arn) ? arn : throw Wrong(name, Translatable("an ARN"));

    public static AccountId Account(JsonElement answer, string name) =>
        AccountId.TryParse(Text(answer, name), out var account)
            ? account
            : throw Wrong(name, Translatable("twelve digits"));

    /// <summary>Twelve digits in a list of them.</summary>
    public static AccountId ParseAccount(string text) =>
        AccountId.TryParse(text, out var account) ? account : throw Wrong("AccountIds", Translatable("twelve digits"));

    /// <summary>A list of texts that must be there, even if it is empty.</summary>
    public static IEnumerable<string> Texts(JsonElement answer, string name) =>
        List(answer, name)
            .Select(item =>
                item.ValueKind is JsonValueKind.String ? item.GetString()! : throw Wrong(name, Translatable("texts"))
            );

    public static DateTimeOffset? TimeOrNull(JsonElement answer, string name) =>
        Find(answer, name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } value when value.TryGetDateTimeOffset(out var time) =>
                time.ToUniversalTime(),
            _ => throw Wrong(name, Translatable("a time")),
        };

    public static bool Flag(JsonElement answer, string name) =>
        Find(answer, name) switch
        {
            null or { ValueKind: JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.True } => true,
            _ => throw Wrong(name, Translatable("true or false")),
        };

    public static int? NumberOrNull(JsonElement answer, string name) =>
        Find(answer, name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) => number,
            _ => throw Wrong(name, Translatable("a whole number")),
        };

    /// <summary>A list that must be there, even if it is empty: an answer without it is not an empty answer.</summary>
    public static JsonElement.ArrayEnumerator List(JsonElement answer, string name) =>
        Find(answer, name) switch
        {
            null => throw Missing(name),
            { ValueKind: JsonValueKind.Array } value => value.EnumerateArray(),
            _ => throw Wrong(name, Translatable("a list")),
        };

    public static JsonElement Object(JsonElement answer, string name) =>
        Find(answer, name) switch
        {
            null => throw Missing(name),
            { ValueKind: JsonValueKind.Object } value => value,
            _ => throw Wrong(name, Translatable("an object")),
        };

    public static JsonElement? Find(JsonElement answer, string name) =>
        answer.ValueKind is JsonValueKind.Object
        && answer.TryGetProperty(name, out var value)
        && value.ValueKind is not JsonValueKind.Null
            ? value
            : null;

    public static DetailsException Wrong(string name, string expected) =>
        new(Translate($"does not have {Translate(expected)} in `{name}`"), 0, name);

    private static DetailsException Missing(string name) => new(Translate($"does not have `{name}`"), 0, name);
}
