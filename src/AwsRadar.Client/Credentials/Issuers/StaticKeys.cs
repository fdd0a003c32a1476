using AwsRadar.Client.Configuration;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>Keys that stand somewhere in the clear: they are what they are, until somebody writes others there.</summary>
internal sealed class StaticKeys(SigningCredentials keys, CredentialSource source, Func<string> origin)
    : ICredentialIssuer
{
    public const string KeyId = "aws_access_key_id";
    public const string SecretKey = "aws_secret_access_key";

    /// <summary>The setting that names the account of a profile's credentials.</summary>
    public const string Account = "aws_account_id";
    private const string Token = "aws_session_token";

    // The name that the first SDKs gave to the session token; clients still read it.
    private const string OldToken = "aws_security_token";

    public CredentialSource Source => source;

    public string Origin => origin();

    public static bool AreIn(SharedProfile profile) => profile[KeyId] is not null || profile[SecretKey] is not null;

    /// <summary>Null without <c>AWS_ACCESS_KEY_ID</c>.</summary>
    /// <exception cref="ConfigurationException">Its secret is missing.</exception>
    public static StaticKeys? FromEnvironment(ProcessEnvironment environment)
    {
        if (environment["AWS_ACCESS_KEY_ID"] is not { } id)
        {
            return null;
        }

        var secret =
            environment["AWS_SECRET_ACCESS_KEY"]
            ?? throw CredentialErrors.None(
                Translate(
                    "The environment has `AWS_ACCESS_KEY_ID` without `AWS_SECRET_ACCESS_KEY`: set both, or neither."
                )
            );
        var token = environment["AWS_SESSION_TOKEN"] ?? environment["AWS_SECURITY_TOKEN"];
        return new StaticKeys(
            Create(id, secret, token, environment["AWS_ACCOUNT_ID"]),
            CredentialSource.Environment,
            () => Translate("the environment variable `AWS_ACCESS_KEY_ID`")
        );
    }

    /// <summary>Null when the profile has no keys.</summary>
    /// <exception cref="ConfigurationException">It has one half of a key.</exception>
    public static StaticKeys? FromProfile(SharedProfile profile)
    {
        if (!AreIn(profile))
        {
            return null;
        }

        var token = profile[Token] ?? profile[OldToken];
        var keys = Create(Half(profile, KeyId), Half(profile, SecretKey), token, profile[Account]);
        return new StaticKeys(
            keys,
            CredentialSource.Profile,
            () => Translate($"profile `{profile.Name}` in `{profile.FileOf(KeyId)}`")
        );
    }

    public Task<IssuedCredentials> IssueAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new IssuedCredentials(keys));

    private static string Half(SharedProfile profile, string setting) =>
        profile[setting] switch
        {
            null => throw CredentialErrors.None(
                Translate(
                    $"The profile `{profile.Name}` has one half of a key ({profile.PlaceOf(setting == KeyId ? SecretKey : KeyId)}): "
                        + $"`{setting}` is missing."
                )
            ),
            var value when value.Any(char.IsWhiteSpace) => throw CredentialErrors.None(
                Translate(
                    $"The value of `{setting}` is no single word ({profile.PlaceOf(setting)}): an indented line continues the one above it."
                )
            ),
            var value => value,
        };

    private static SigningCredentials Create(string id, string secret, string? token, string? account) =>
        new(id, new Secret(secret), token is null ? null : new Secret(token)) { AccountId = account };
}
