using System.Globalization;
using System.Text.Json;
using AwsRadar.Client.Configuration;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>The JSON in which processes, containers and instances hand out credentials.</summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html, https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html</remarks>
internal static class IssuedJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <exception cref="ConfigurationException">It is no JSON object. The error tells nothing of what it is instead.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> json, string origin)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            if (document.RootElement.ValueKind is JsonValueKind.Object)
            {
                return document.RootElement.Clone();
            }
        }
        catch (JsonException)
        {
            // The message could quote a secret.
        }

        throw CredentialErrors.None(Translate($"What {origin} answered is not a JSON object."));
    }

    /// <param name="tokenName"><c>SessionToken</c> or <c>Token</c>, by source.</param>
    /// <exception cref="ConfigurationException">A part is missing.</exception>
    public static IssuedCredentials Read(JsonElement json, string tokenName, string origin)
    {
        var token = Text(json, tokenName);
        var keys = new SigningCredentials(
            Text(json, "AccessKeyId") ?? throw Missing("AccessKeyId", origin),
            new Secret(Text(json, "SecretAccessKey") ?? throw Missing("SecretAccessKey", origin)),
            token is null ? null : new Secret(token)
        )
        {
            AccountId = Text(json, "AccountId"),
        };
        var hasEnd = json.TryGetProperty("Expiration", out var end) && end.ValueKind is not JsonValueKind.Null;
        return new IssuedCredentials(
            keys,
            hasEnd
                ? Time(json, "Expiration") ?? throw Missing(Translate("Expiration as an ISO 8601 time"), origin)
                : null
        );
    }

    /// <summary>A member's text; null when it is absent, empty or no text.</summary>
    public static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    /// <summary>A member's time; null when it is absent or none.</summary>
    /// <remarks>Older AWS CLIs write <c>UTC</c> where ISO 8601 has <c>Z</c>.</remarks>
    public static DateTimeOffset? Time(JsonElement json, string name) =>
        Text(json, name) is { } text
        && DateTimeOffset.TryParse(
            text.Replace("UTC", "Z", StringComparison.Ordinal),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;

    private static ConfigurationException Missing(string name, string origin) =>
        CredentialErrors.None(Translate($"What {origin} answered lacks `{name}`."));
}
