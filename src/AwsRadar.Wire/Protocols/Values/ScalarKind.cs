using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Values;

/// <summary>Which JSON values stand for a kind of scalar.</summary>
internal static class ScalarKind
{
    public static bool Fits(ShapeKind kind, JsonElement value) =>
        kind switch
        {
            ShapeKind.String => JsonKind.TryGetText(value, out _),
            ShapeKind.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            ShapeKind.Integer => value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out _),
            ShapeKind.Long => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out _),
            ShapeKind.Float or ShapeKind.Double => IsDouble(value),
            ShapeKind.Blob => JsonKind.TryGetText(value, out _) && value.TryGetBytesFromBase64(out _),
            ShapeKind.Timestamp => (value.ValueKind is JsonValueKind.Number || JsonKind.TryGetText(value, out _))
                && WireTimestamp.TryReadJson(value, out _),
            _ => false,
        };

    public static string Describe(ShapeKind kind) =>
        kind switch
        {
            ShapeKind.String => Translatable("a string"),
            ShapeKind.Boolean => Translatable("true or false"),
            ShapeKind.Integer => Translatable("a whole number of 32 bits"),
            ShapeKind.Long => Translatable("a whole number of 64 bits"),
            ShapeKind.Float or ShapeKind.Double => Translatable("a number"),
            ShapeKind.Blob => Translatable("a string in base64"),
            _ => Translatable("a time in ISO 8601, such as \"2026-11-23T21:15:00Z\", or in seconds since 1970"),
        };

    private static bool IsDouble(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number
            ? value.TryGetDouble(out var number) && double.IsFinite(number)
            : JsonKind.TryGetText(value, out var text) && NonFinite.Names.Contains(text);
}
