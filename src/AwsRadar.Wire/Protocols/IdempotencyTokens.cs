using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols;

/// <summary>
/// Fills in the tokens by which a service knows a repeated request. Wire has no randomness: a client brings the token,
/// once for a call and all its retries, before it lets a protocol write the request.
/// </summary>
/// <remarks>https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait</remarks>
public static class IdempotencyTokens
{
    /// <summary>The input with a token in each member that wants one and has no value; the input itself where none does.</summary>
    /// <param name="input">An object; default for none. What is no object is returned as it is, for the check of parameters to refuse.</param>
    /// <param name="newToken">Makes a token, such as a random UUID; not called when none is wanted.</param>
    public static JsonElement Fill(OperationModel operation, JsonElement input, Func<string> newToken)
    {
        var given = input.ValueKind is JsonValueKind.Undefined ? JsonBuilder.Empty : input;
        var isObject = given.ValueKind is JsonValueKind.Object;
        var wanting = isObject ? Wanting(operation, given) : [];
        return wanting.Length == 0 ? input : Add(given, wanting, newToken);
    }

    private static Member[] Wanting(OperationModel operation, JsonElement input) =>
        operation.Input is { } shape && shape.Members.Any(member => member.IsIdempotencyToken)
            ? [.. shape.Members.Where(member => member.IsIdempotencyToken && !input.TryGetProperty(member.Name, out _))]
            : [];

    private static JsonElement Add(JsonElement input, Member[] members, Func<string> newToken) =>
        JsonElement.Parse(
            JsonBuilder
                .Bytes(json =>
                {
                    json.WriteStartObject();
                    foreach (var property in input.EnumerateObject())
                    {
                        // A name that is half a character fails the check of parameters whatever stands for it.
                        json.WritePropertyName(JsonKind.NameOf(property));
                        json.WriteRawValue(property.Value.GetRawText(), skipInputValidation: true);
                    }

                    foreach (var member in members)
                    {
                        json.WriteString(member.Name, newToken());
                    }

                    json.WriteEndObject();
                })
                .Span
        );
}
