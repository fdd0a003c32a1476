using System.Collections.Immutable;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;
using AwsRadar.Client.Credentials;
using AwsRadar.Client.Credentials.Issuers;

namespace AwsRadar.Client.Profiles;

/// <summary>The profiles in the shared config and credentials files: read, and written with nothing else changed.</summary>
/// <param name="variables">Stands in for the environment variables of the process; null looks at the process.</param>
public sealed class ProfileStore(IReadOnlyDictionary<string, string>? variables = null)
{
    private readonly ProcessEnvironment _environment = new(variables);

    public string ConfigFile => _environment.ConfigFile;

    public string CredentialsFile => _environment.CredentialsFile;

    /// <summary>The profile that is meant when none is named.</summary>
    public string DefaultName => _environment["AWS_PROFILE"] ?? SharedProfiles.DefaultName;

    /// <summary>Every profile, or the error of a file that cannot be read.</summary>
    public (ImmutableArray<ProfileSummary> Profiles, CallError? Error) List()
    {
        try
        {
            var profiles = SharedProfiles.Read(_environment);
            return ([.. profiles.Names.Select(name => Summarize(profiles, profiles.Find(name)!))], null);
        }
        catch (ConfigurationException exception)
        {
            return ([], exception.Error);
        }
    }

    /// <summary>Writes the settings to the two files. Both are read and made in memory before either is touched.</summary>
    /// <returns>The files that changed; none when everything stood there already.</returns>
    public (ImmutableArray<string> Written, CallError? Error) Write(string profile, ProfileSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        try
        {
            var (credentials, config) = (settings.ForCredentialsFile(), settings.ForConfigFile());
            ProfileText.CheckName(profile);
            ProfileText.CheckRegion(settings.Region);
            ProfileText.CheckEndpoint(settings.EndpointUrl);
            ProfileText.CheckValues([.. credentials, .. config]);
            var section = SharedProfiles.ConfigSection(SharedFile.Read(ConfigFile), profile);
            SharedFileChange[] changes =
            [
                SharedFileChange.Of(CredentialsFile, profile, credentials),
                SharedFileChange.Of(ConfigFile, section, config),
            ];
            return ([.. changes.Where(change => change.Write()).Select(change => change.Path)], null);
        }
        catch (ConfigurationException exception)
        {
            return ([], exception.Error);
        }
    }

    /// <summary>Removes a profile from both files; all else in them stays byte for byte.</summary>
    /// <returns>The files that changed; none when there was no such profile.</returns>
    public (ImmutableArray<string> Written, CallError? Error) Remove(string profile)
    {
        try
        {
            var section = SharedProfiles.ConfigSection(SharedFile.Read(ConfigFile), profile);
            SharedFileChange[] changes =
            [
                SharedFileChange.Without(CredentialsFile, profile),
                SharedFileChange.Without(ConfigFile, section),
            ];
            return ([.. changes.Where(change => change.Write()).Select(change => change.Path)], null);
        }
        catch (ConfigurationException exception)
        {
            return ([], exception.Error);
        }
    }

    /// <summary>Sentences about files that are not their owner's alone, and about one that only looks like the right one.</summary>
    public ImmutableArray<string> Problems()
    {
        try
        {
            var modes = SharedFileModes.Problems(_environment, SharedProfiles.Read(_environment));
            var slip = MisnamedFile.Hint(CredentialsFile).Trim();
            return slip.Length == 0
                ? [.. modes.Select(problem => problem())]
                : [.. modes.Select(problem => problem()), slip];
        }
        catch (ConfigurationException exception)
        {
            return [exception.Message];
        }
    }

    /// <summary>Whose credentials a command with this profile, or with none, would use.</summary>
    /// <param name="profile">The name that the command is given; null for a command without one.</param>
    /// <returns>The source and its words for people; no source, and the reason, when none can work.</returns>
    public (CredentialSource? Source, string Words) InUse(string? profile)
    {
        try
        {
            var options = new AwsClientOptions { ProfileName = profile, EnvironmentVariables = variables };
            var settings = new CredentialSettings(options, _environment, SharedProfiles.Read(_environment));
            var issuer = new CredentialChain(settings).Find();
            return (issuer.Source, issuer.Origin);
        }
        catch (ConfigurationException exception)
        {
            return (null, exception.Message);
        }
    }

    /// <summary>How the AWS CLI would print: <c>AWS_DEFAULT_OUTPUT</c>, then the profile's <c>output</c>.</summary>
    /// <param name="profile">The name that the command is given; null for a command without one.</param>
    /// <returns>The word and where it stands; null without one, and where the files cannot be read, which the call itself tells.</returns>
    /// <remarks>https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html</remarks>
    public (string Output, string Place)? OutputOf(string? profile)
    {
        if (_environment["AWS_DEFAULT_OUTPUT"] is { } variable)
        {
            return (variable, "`AWS_DEFAULT_OUTPUT`");
        }

        try
        {
            return
                SharedProfiles.Read(_environment).Find(profile ?? DefaultName) is { } found
                && found["output"] is { } word
                ? (word, Translate($"`output` of the profile `{found.Name}`, {found.PlaceOf("output")}"))
                : null;
        }
        catch (ConfigurationException)
        {
            return null;
        }
    }

    private ProfileSummary Summarize(SharedProfiles profiles, SharedProfile profile)
    {
        ICredentialIssuer? issuer = null;
        string? problem = null;
        try
        {
            var settings = new CredentialSettings(
                new AwsClientOptions { EnvironmentVariables = variables },
                _environment,
                profiles
            );
            issuer = new RoleChain(settings).Role(profile) ?? ProfileIssuers.Find(settings, profile);
        }
        catch (ConfigurationException exception)
        {
            problem = exception.Message;
        }

        return new ProfileSummary(
            profile.Name,
            issuer?.Source,
            issuer?.Origin,
            problem,
            profile["region"],
            profile.File
        )
        {
            MaskedAccessKeyId = profile[StaticKeys.KeyId] is { } id ? CallerIdentity.Mask(id) : null,
            Output = profile["output"],
            MadeFor = profile[ProfileSettings.MadeForSetting],
        };
    }
}
