using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>
/// A login to IAM Identity Center that `aws sso login` began: with an <c>sso-session</c> section, which can be renewed, or with
/// the older settings in the profile itself, which cannot.
/// </summary>
/// <param name="sessionName">The name of the <c>sso-session</c>; null for the older settings.</param>
internal sealed class IdentityCenterLogin(
    SharedProfile profile,
    string? sessionName,
    string startUrl,
    string region,
    string cacheFolder
)
{
    // As early as the AWS CLI does it.
    private static readonly TimeSpan RenewWindow = TimeSpan.FromMinutes(15);

    public string Region => region;

    public string Place => Translate($"profile `{profile.Name}` in `{profile.FileOf("sso_account_id")}`");

    /// <exception cref="ConfigurationException">A setting is missing, or said twice and differently.</exception>
    public static IdentityCenterLogin FromProfile(CredentialSettings settings, SharedProfile profile)
    {
        var name = profile["sso_session"];
        var session = name is null ? null : Session(settings.Profiles, profile, name);
        return new IdentityCenterLogin(
            profile,
            name,
            Setting(profile, session, "sso_start_url"),
            Setting(profile, session, "sso_region"),
            Path.Combine(settings.Environment.AwsFolder, "sso", "cache")
        );
    }

    public static ConfigurationException Missing(SharedProfile profile, string setting, string beside) =>
        CredentialErrors.None(
            Translate(
                $"The profile `{profile.Name}` uses IAM Identity Center ({profile.PlaceOf(beside)}) and lacks `{setting}`."
            )
        );

    public ConfigurationException Ended() =>
        new(
            CallErrorKind.ExpiredCredentials,
            Translate(
                $"The login to IAM Identity Center ({Place}) has ended, or was never begun: run `aws sso login --profile {profile.Name}`."
            )
        );

    /// <summary>The access token, renewed first if its end is near and that is possible.</summary>
    /// <exception cref="ConfigurationException">There is no login, or it has ended.</exception>
    public async Task<Secret> TokenAsync(CredentialSettings settings, CancellationToken cancellationToken)
    {
        var token = CachedLogin.Read(cacheFolder, sessionName ?? startUrl) ?? throw Ended();
        var now = settings.Time.GetUtcNow();
        if (sessionName is not null && token.ExpiresAt - now < RenewWindow && token.IsRenewable(now))
        {
            token = await RenewAsync(settings, token, cancellationToken) ?? token;
        }

        return token.ExpiresAt > now ? token.AccessToken : throw Ended();
    }

    /// <summary>Null when the renewal was refused: what is left of the old token then counts.</summary>
    private async Task<CachedLogin?> RenewAsync(
        CredentialSettings settings,
        CachedLogin token,
        CancellationToken cancellationToken
    )
    {
        var input = new JsonObject
        {
            ["grantType"] = "refresh_token",
            ["clientId"] = token.Text("clientId"),
            ["clientSecret"] = token.Text("clientSecret"),
            ["refreshToken"] = token.Text("refreshToken"),
        };
        using var client = new AwsClient(BearerCalls.Options(settings.Options, region));
        var result = await client.CallAsync(
            "sso-oidc",
            "CreateToken",
            JsonElement.Parse(input.ToJsonString()),
            cancellationToken
        );
        return result.IsSuccess ? token.Renewed(result.Output, settings.Time.GetUtcNow()) : null;
    }

    private static IReadOnlyDictionary<string, string> Session(
        SharedProfiles profiles,
        SharedProfile profile,
        string name
    ) =>
        profiles.Section("sso-session", name) is { Count: > 0 } session
            ? session
            : throw CredentialErrors.None(
                Translate(
                    $"The profile `{profile.Name}` uses the section `[sso-session {name}]` ({profile.PlaceOf("sso_session")}), which is not there."
                )
            );

    private static string Setting(SharedProfile profile, IReadOnlyDictionary<string, string>? session, string name)
    {
        var shared = session?.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
        return (profile[name], shared) switch
        {
            (null, null) => throw Missing(profile, name, session is null ? "sso_account_id" : "sso_session"),
            ({ } own, { } other) when own != other => throw CredentialErrors.None(
                Translate(
                    $"The profile `{profile.Name}` and its `sso-session` differ in `{name}` ({profile.PlaceOf(name)}): remove one of them."
                )
            ),
            var (own, other) => own ?? other!,
        };
    }
}
