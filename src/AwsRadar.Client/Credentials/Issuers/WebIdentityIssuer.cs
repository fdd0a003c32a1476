using System.Text;
using System.Text.Json.Nodes;
using AwsRadar.Client.Configuration;

namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>A role for the token of an OpenID Connect provider, which a file holds and somebody else renews.</summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html</remarks>
internal sealed class WebIdentityIssuer(
    CredentialSettings settings,
    string role,
    string tokenFile,
    string? sessionName,
    Func<string> origin
) : ICredentialIssuer
{
    private const int MaxTokenBytes = 20_000;

    public CredentialSource Source => CredentialSource.WebIdentity;

    public string Origin => Translate($"role `{role}` by the web identity of {origin()}");

    /// <summary>Null when neither the environment nor the profile names a token; each setting of the environment wins.</summary>
    /// <exception cref="ConfigurationException">There is a token and no role.</exception>
    public static WebIdentityIssuer? FromEnvironment(CredentialSettings settings, SharedProfile? profile)
    {
        var environment = settings.Environment;
        return environment["AWS_WEB_IDENTITY_TOKEN_FILE"] is { } file
            ? new WebIdentityIssuer(
                settings,
                environment["AWS_ROLE_ARN"]
                    ?? profile?["role_arn"]
                    ?? throw CredentialErrors.None(
                        Translate(
                            "The environment has `AWS_WEB_IDENTITY_TOKEN_FILE` without a role: set `AWS_ROLE_ARN`."
                        )
                    ),
                file,
                environment["AWS_ROLE_SESSION_NAME"] ?? profile?["role_session_name"],
                () => Translate("the environment variable `AWS_WEB_IDENTITY_TOKEN_FILE`")
            )
            : null;
    }

    /// <summary>Null when the profile names no token.</summary>
    /// <exception cref="ConfigurationException">There is a token and no role.</exception>
    public static WebIdentityIssuer? FromProfile(CredentialSettings settings, SharedProfile profile) =>
        profile["web_identity_token_file"] is { } file
            ? new WebIdentityIssuer(
                settings,
                profile["role_arn"]
                    ?? throw CredentialErrors.None(
                        Translate(
                            $"The profile `{profile.Name}` has a web identity ({profile.PlaceOf("web_identity_token_file")}) without a role: add `role_arn`."
                        )
                    ),
                file,
                profile["role_session_name"],
                () => Translate($"profile `{profile.Name}` in `{profile.File}`")
            )
            : null;

    public Task<IssuedCredentials> IssueAsync(CancellationToken cancellationToken)
    {
        var input = new JsonObject
        {
            ["RoleArn"] = role,
            ["RoleSessionName"] = sessionName ?? SecurityTokenService.SessionName(settings.Time),
            ["WebIdentityToken"] = ReadToken(),
        };
        return SecurityTokenService.CallAsync(
            BearerCalls.Options(settings.Options),
            "AssumeRoleWithWebIdentity",
            input,
            Translate($"The role `{role}` cannot be assumed with the web identity in `{tokenFile}`"),
            cancellationToken
        );
    }

    private string ReadToken()
    {
        var bytes = SharedFileBytes.Read(tokenFile);
        var token = bytes.Length <= MaxTokenBytes ? Encoding.UTF8.GetString(bytes).Trim() : "";
        return token.Length > 0
            ? token
            : throw CredentialErrors.None(
                Translate(
                    $"There is no web identity token in `{tokenFile}` ({origin()}): the file must hold the token and nothing else."
                )
            );
    }
}
