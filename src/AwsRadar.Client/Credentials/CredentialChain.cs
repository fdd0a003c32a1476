using AwsRadar.Client.Configuration;
using AwsRadar.Client.Credentials.Issuers;

namespace AwsRadar.Client.Credentials;

/// <summary>
/// Finds credentials as AWS clients do. Step 1: the caller's own. Step 2: the environment, unless the caller names a profile.
/// Step 3: the profile, which for a role by web identity the environment may complete. Step 4: the container. Step 5: the
/// instance. Nothing is asked yet: that happens when a request is to be signed.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-authentication.html#cli-chap-authentication-precedence</remarks>
internal sealed class CredentialChain(CredentialSettings settings)
{
    private readonly string? _asked = settings.Options.ProfileName;

    /// <exception cref="ConfigurationException">Those that were asked for are not there, or only half.</exception>
    public ICredentialIssuer Find() =>
        FromCaller()
        ?? (_asked is null ? StaticKeys.FromEnvironment(settings.Environment) : null)
        ?? FromProfile()
        ?? ContainerIssuer.FromEnvironment(settings)
        ?? (ICredentialIssuer?)
            InstanceIssuer.FromSettings(settings, Profile(), () => EndOfChain.Message(settings, ProfileName))
        ?? throw CredentialErrors.None(EndOfChain.Message(settings, ProfileName));

    private string ProfileName => _asked ?? settings.Environment["AWS_PROFILE"] ?? SharedProfiles.DefaultName;

    // Step 1
    private StaticKeys? FromCaller() =>
        settings.Options.Credentials is { } given
            ? new StaticKeys(given, CredentialSource.Explicit, () => Translate("the caller"))
            : null;

    // Step 3
    private ICredentialIssuer? FromProfile()
    {
        var profile = Profile();
        if (profile is null && (_asked ?? settings.Environment["AWS_PROFILE"]) is { } name)
        {
            throw settings.Profiles.NotFound(name);
        }

        return (profile is null ? null : new RoleChain(settings).Role(profile))
            ?? (_asked is null ? WebIdentityIssuer.FromEnvironment(settings, profile) : null)
            ?? (profile is null ? null : ProfileIssuers.Find(settings, profile));
    }

    private SharedProfile? Profile() => settings.Profiles.Find(ProfileName);
}
