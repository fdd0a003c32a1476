using System.Globalization;
using System.Text.Json.Nodes;
using AwsRadar.Client.Configuration;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>A role that a profile assumes with other credentials.</summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html</remarks>
internal sealed class RoleIssuer : ICredentialIssuer, IDisposable
{
    private readonly CredentialSettings _settings;
    private readonly SharedProfile _profile;
    private readonly string _role;
    private readonly int? _seconds;

    // A long-running program refreshes the role while a source that asks a person, or a process, is still good.
    private readonly FoundCredentials _source;

    /// <exception cref="ConfigurationException">A setting of the profile cannot be sent.</exception>
    public RoleIssuer(CredentialSettings settings, SharedProfile profile, ICredentialIssuer source)
    {
        _settings = settings;
        _profile = profile;
        _role = profile["role_arn"]!;
        _seconds = Seconds(profile);
        _source = new FoundCredentials(source, settings.Time);
    }

    public CredentialSource Source => CredentialSource.AssumedRole;

    public string Origin => Translate($"role `{_role}` of profile `{_profile.Name}`, assumed with {_source.Origin}");

    public async Task<IssuedCredentials> IssueAsync(CancellationToken cancellationToken)
    {
        var source = await _source.GetAsync(cancellationToken);
        var input = new JsonObject
        {
            ["RoleArn"] = _role,
            ["RoleSessionName"] = _profile["role_session_name"] ?? SecurityTokenService.SessionName(_settings.Time),
        };
        if (_seconds is { } seconds)
        {
            input["DurationSeconds"] = seconds;
        }

        if (_profile["external_id"] is { } externalId)
        {
            input["ExternalId"] = externalId;
        }

        if (_profile["mfa_serial"] is { } serial)
        {
            input["SerialNumber"] = serial;
            input["TokenCode"] = await AskForCodeAsync(serial, cancellationToken);
        }

        return await SecurityTokenService.CallAsync(
            Options(source.Keys),
            "AssumeRole",
            input,
            Translate($"The role `{_role}` of profile `{_profile.Name}` cannot be assumed"),
            cancellationToken
        );
    }

    public void Dispose() => _source.Dispose();

    private AwsClientOptions Options(SigningCredentials keys) =>
        _settings.Options with
        {
            Credentials = keys,
            MfaCode = null,
            Warn = null,
        };

    private async Task<string> AskForCodeAsync(string serial, CancellationToken cancellationToken)
    {
        // Whoever made the options is asked, whatever the language of the call that needs it.
        CultureInfo.CurrentUICulture = _settings.Options.Language;
        var code = _settings.Options.MfaCode is { } ask ? await ask(serial, cancellationToken) : null;
        return code?.Trim() switch
        {
            { Length: > 0 } entered => entered,
            _ => throw CredentialErrors.None(
                Translate(
                    $"The role `{_role}` of profile `{_profile.Name}` asks for a code of the MFA device `{serial}`, and there is no terminal "
                        + $"to ask for it on: run the command in a terminal, or set the variables of a session that was begun with a code."
                )
            ),
        };
    }

    private static int? Seconds(SharedProfile profile) =>
        profile["duration_seconds"] switch
        {
            null => null,
            var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) =>
                seconds,
            var text => throw CredentialErrors.None(
                Translate(
                    $"`{text}` is no number of seconds ({profile.PlaceOf("duration_seconds")}): use 900 to 43200."
                )
            ),
        };
}
