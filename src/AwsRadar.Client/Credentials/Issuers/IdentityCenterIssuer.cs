using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>A role of IAM Identity Center, by the login that the AWS CLI keeps.</summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html</remarks>
internal sealed class IdentityCenterIssuer(
    CredentialSettings settings,
    IdentityCenterLogin login,
    string account,
    string role
) : ICredentialIssuer
{
    public CredentialSource Source => CredentialSource.IdentityCenter;

    public string Origin => Translate($"role `{role}` in account {account} by IAM Identity Center, {login.Place}");

    /// <summary>Null when the profile has nothing of IAM Identity Center.</summary>
    /// <exception cref="ConfigurationException">A setting is missing.</exception>
    public static IdentityCenterIssuer? FromProfile(CredentialSettings settings, SharedProfile profile)
    {
        const string Account = "sso_account_id";
        const string Role = "sso_role_name";
        if (profile[Account] is null && profile[Role] is null)
        {
            return null;
        }

        return new IdentityCenterIssuer(
            settings,
            IdentityCenterLogin.FromProfile(settings, profile),
            profile[Account] ?? throw IdentityCenterLogin.Missing(profile, Account, Role),
            profile[Role] ?? throw IdentityCenterLogin.Missing(profile, Role, Account)
        );
    }

    public async Task<IssuedCredentials> IssueAsync(CancellationToken cancellationToken)
    {
        var token = await login.TokenAsync(settings, cancellationToken);
        var input = new JsonObject
        {
            ["roleName"] = role,
            ["accountId"] = account,
            ["accessToken"] = token.Reveal(),
        };
        using var client = new AwsClient(BearerCalls.Options(settings.Options, login.Region));
        var result = await client.CallAsync(
            "sso",
            "GetRoleCredentials",
            JsonElement.Parse(input.ToJsonString()),
            cancellationToken
        );
        return result.Error switch
        {
            null => Read(result.Output),
            { HttpStatus: 401 } => throw login.Ended(),
            { HttpStatus: 403 } error => throw CredentialErrors.Because(
                Translate($"Your login has no role `{role}` in account {account}"),
                error with
                {
                    Kind = CallErrorKind.Denied,
                }
            ),
            var error => throw CredentialErrors.Because(Translate($"No credentials came for {Origin}"), error),
        };
    }

    private IssuedCredentials Read(JsonElement output)
    {
        if (
            output.TryGetProperty("roleCredentials", out var credentials)
            && IssuedJson.Text(credentials, "accessKeyId") is { } id
            && IssuedJson.Text(credentials, "secretAccessKey") is { } secret
            && IssuedJson.Text(credentials, "sessionToken") is { } token
            && credentials.TryGetProperty("expiration", out var end)
            && end.TryGetInt64(out var milliseconds)
        )
        {
            return new IssuedCredentials(
                new SigningCredentials(id, new Secret(secret), new Secret(token)) { AccountId = account },
                DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            );
        }

        throw CredentialErrors.None(Translate($"What IAM Identity Center answered for {Origin} holds no credentials."));
    }
}
