using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;

namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>
/// The session that `aws login` began. Step 1: the file that the AWS CLI keeps. Step 2: what is good for more than five minutes is
/// used. Step 3: else AWS Sign-In renews it, and the file keeps what it answers.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-login-credentials.html</remarks>
internal sealed class LoginIssuer(CredentialSettings settings, SharedProfile profile, string session)
    : ICredentialIssuer
{
    private const string Setting = "login_session";

    private static readonly TimeSpan RenewWindow = TimeSpan.FromMinutes(5);

    public CredentialSource Source => CredentialSource.Login;

    public string Origin =>
        Translate($"the login of profile `{profile.Name}` by `aws login`, {profile.PlaceOf(Setting)}");

    /// <summary>Null when the profile has no such session.</summary>
    public static LoginIssuer? FromProfile(CredentialSettings settings, SharedProfile profile) =>
        profile[Setting] is { } session ? new LoginIssuer(settings, profile, session) : null;

    public async Task<IssuedCredentials> IssueAsync(CancellationToken cancellationToken)
    {
        // Step 1
        var login = SignInSession.Read(settings.Environment, session) ?? throw Ended();
        // Step 2
        var left = login.ExpiresAt - settings.Time.GetUtcNow();
        if (left > RenewWindow)
        {
            return login.Credentials;
        }

        // Step 3
        var (renewed, error) = await RenewAsync(login, cancellationToken);
        return renewed?.Credentials ?? (left > TimeSpan.Zero ? login.Credentials : throw error!);
    }

    private async Task<(SignInSession? Login, ConfigurationException? Error)> RenewAsync(
        SignInSession login,
        CancellationToken cancellationToken
    )
    {
        if (!login.IsRenewable || DpopProof.Open(login.Text("dpopKey")!) is not { } proof)
        {
            return (null, Ended());
        }

        var input = new JsonObject
        {
            ["tokenInput"] = new JsonObject
            {
                ["clientId"] = login.Text("clientId"),
                ["grantType"] = "refresh_token",
                ["refreshToken"] = login.Text("refreshToken"),
            },
        };
        using (proof)
        using (var client = new AwsClient(BearerCalls.Options(settings.Options)))
        {
            var result = await client.CallAsync(
                "signin",
                "CreateOAuth2Token",
                JsonElement.Parse(input.ToJsonString()),
                url => new("DPoP", proof.For("POST", url, settings.Time.GetUtcNow())),
                cancellationToken
            );
            return result.Error is { } error
                ? (null, Refused(error))
                : (login.Renewed(result.Output, settings.Time.GetUtcNow()), Ended());
        }
    }

    private ConfigurationException Refused(CallError error) =>
        (error.Code, ReasonOf(error)) switch
        {
            (_, "TOKEN_EXPIRED" or "USER_CREDENTIALS_CHANGED") => Ended(),
            (_, "INSUFFICIENT_PERMISSIONS") => CredentialErrors.Because(
                Translate($"{Capital(Origin)} cannot be renewed: it needs `signin:CreateOAuth2Token`"),
                error
            ),
            _ => CredentialErrors.Because(Translate($"{Capital(Origin)} cannot be renewed"), error),
        };

    private static string? ReasonOf(CallError error) =>
        error.Details is { } details ? IssuedJson.Text(details, "error") : null;

    private ConfigurationException Ended() =>
        new(
            CallErrorKind.ExpiredCredentials,
            Translate($"{Capital(Origin)}, has ended, or was never begun: run `aws login --profile {profile.Name}`.")
        );

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
