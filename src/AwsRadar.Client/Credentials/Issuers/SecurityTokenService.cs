using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client.Configuration;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>Calls AWS STS for credentials, with this program's own client.</summary>
internal static class SecurityTokenService
{
    /// <summary>A session needs a name, which the account's CloudTrail shows.</summary>
    public static string SessionName(TimeProvider time) =>
        string.Create(CultureInfo.InvariantCulture, $"aws-radar-{time.GetUtcNow().ToUnixTimeSeconds()}");

    /// <param name="what">What is being done, for a sentence that says why it was not.</param>
    /// <exception cref="ConfigurationException">AWS gave no credentials.</exception>
    public static async Task<IssuedCredentials> CallAsync(
        AwsClientOptions options,
        string operation,
        JsonObject input,
        string what,
        CancellationToken cancellationToken
    )
    {
        using var client = new AwsClient(options);
        var result = await client.CallAsync(
            "sts",
            operation,
            JsonElement.Parse(input.ToJsonString()),
            cancellationToken
        );
        return result.IsSuccess ? Read(result.Output, what) : throw CredentialErrors.Because(what, result.Error);
    }

    private static IssuedCredentials Read(JsonElement output, string what)
    {
        if (
            output.TryGetProperty("Credentials", out var credentials)
            && IssuedJson.Text(credentials, "AccessKeyId") is { } id
            && IssuedJson.Text(credentials, "SecretAccessKey") is { } secret
            && IssuedJson.Text(credentials, "SessionToken") is { } token
        )
        {
            return new IssuedCredentials(
                new SigningCredentials(id, new Secret(secret), new Secret(token)) { AccountId = AccountOf(output) },
                IssuedJson.Time(credentials, "Expiration")
            );
        }

        throw CredentialErrors.None(Translate($"{what}: AWS answered without credentials."));
    }

    /// <summary><c>arn:aws:sts::123456789012:assumed-role/reader/session</c></summary>
    private static string? AccountOf(JsonElement output) =>
        output.TryGetProperty("AssumedRoleUser", out var role)
        && IssuedJson.Text(role, "Arn")?.Split(':') is [_, _, _, _, { Length: > 0 } account, ..]
            ? account
            : null;
}
