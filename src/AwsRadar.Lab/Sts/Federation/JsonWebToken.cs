using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Sts.Federation;

/// <summary>A signed JSON Web Token in its compact form. That it was read says nothing of its signature.</summary>
/// <param name="Claims">An object.</param>
/// <param name="SignedText">What the signature is over.</param>
/// <remarks>https://www.rfc-editor.org/rfc/rfc7519, https://www.rfc-editor.org/rfc/rfc7515</remarks>
internal sealed record JsonWebToken(
    string Algorithm,
    string? KeyId,
    JsonElement Claims,
    byte[] SignedText,
    byte[] Signature
)
{
    private const int Parts = 3;

    private static readonly JsonDocumentOptions Strictly = new() { AllowDuplicateProperties = false };

    /// <summary>Null: the text is no signed token.</summary>
    public static JsonWebToken? Read(string text)
    {
        var parts = text.Split('.');
        return
            parts.Length == Parts
            && ReadObject(parts[0]) is { } header
            && ReadObject(parts[1]) is { } claims
            && TryDecode(parts[2]) is { } signature
            && TextOf(header, "alg") is { } algorithm
            && !header.TryGetProperty("crit", out _)
            ? new JsonWebToken(
                algorithm,
                TextOf(header, "kid"),
                claims,
                Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
                signature
            )
            : null;
    }

    /// <summary>A new token in its compact form.</summary>
    public static string Write(TokenKey key, JsonObject claims)
    {
        var header = new JsonObject
        {
            ["alg"] = key.Algorithm,
            ["kid"] = key.Id,
            ["typ"] = "JWT",
        };
        var text = $"{Encode(header)}.{Encode(claims)}";
        return $"{text}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(text)))}";
    }

    /// <summary>A claim that is a text; null when it is absent or something else.</summary>
    public string? Text(string claim) => TextOf(Claims, claim);

    /// <summary>A claim that is a text or a list of texts; empty when it is absent or something else.</summary>
    public string[] Texts(string claim) => Claims.TryGetProperty(claim, out var value) ? TextsOf(value) : [];

    /// <summary>A claim that is a time in whole seconds since 1970, as STS requires; null when it is absent or something else.</summary>
    public DateTimeOffset? Time(string claim)
    {
        const long Latest = 253_402_300_799;
        return
            Claims.TryGetProperty(claim, out var value)
            && value.ValueKind is JsonValueKind.Number
            && value.TryGetInt64(out var seconds)
            && seconds is >= 0 and <= Latest
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }

    /// <summary>A text alone, or those of a list.</summary>
    public static string[] TextsOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String) =>
            [
                .. value.EnumerateArray().Select(item => item.GetString()!),
            ],
            _ => [],
        };

    private static string? TextOf(JsonElement json, string member) =>
        json.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    private static string Encode(JsonObject part) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private static JsonElement? ReadObject(string part)
    {
        if (TryDecode(part) is not { } bytes)
        {
            return null;
        }

        try
        {
            var json = JsonElement.Parse(bytes, Strictly);
            return json.ValueKind is JsonValueKind.Object ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Strictly: the form has no padding and no white space.</summary>
    private static byte[]? TryDecode(string part)
    {
        if (part.Length == 0 || part.AsSpan().ContainsAnyExcept(Alphabet))
        {
            return null;
        }

        try
        {
            return Base64Url.DecodeFromChars(part);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static readonly System.Buffers.SearchValues<char> Alphabet = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    );
}
