using AwsRadar.Client.Calls;

namespace AwsRadar.Client.Configuration;

/// <summary>The profiles of the shared credentials and config files together.</summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html</remarks>
internal sealed class SharedProfiles
{
    public const string DefaultName = "default";
    private const string ProfilePrefix = "profile ";

    private readonly SharedFile _config;
    private readonly SharedFile _credentials;

    private SharedProfiles(SharedFile config, SharedFile credentials) =>
        (_config, _credentials) = (config, credentials);

    /// <summary>Every profile's name, in the order of the config file, then of the credentials file.</summary>
    public IEnumerable<string> Names =>
        _config
            .Sections.Where(section =>
                section is DefaultName || section.StartsWith(ProfilePrefix, StringComparison.Ordinal)
            )
            .Select(section => section is DefaultName ? section : section[ProfilePrefix.Length..])
            .Concat(_credentials.Sections)
            .Distinct(StringComparer.Ordinal);

    /// <summary>Whether the config file holds what belongs into the credentials file.</summary>
    public bool HasSecretsInConfig =>
        _config.Sections.Any(section =>
            _config[section]!.ContainsKey("aws_secret_access_key") || _config[section]!.ContainsKey("aws_session_token")
        );

    /// <exception cref="ConfigurationException">A file cannot be read.</exception>
    public static SharedProfiles Read(ProcessEnvironment environment) =>
        new(SharedFile.Read(environment.ConfigFile), SharedFile.Read(environment.CredentialsFile));

    /// <summary>For a client that was told all that the files could say: somebody's broken file is no concern of the demo's.</summary>
    public static SharedProfiles None(ProcessEnvironment environment) =>
        new(SharedFile.Parse(environment.ConfigFile, []), SharedFile.Parse(environment.CredentialsFile, []));

    /// <summary>The section of the config file that holds a profile.</summary>
    public static string ConfigSection(SharedFile config, string name) =>
        name is DefaultName && config[ProfilePrefix + name] is null ? name : ProfilePrefix + name;

    /// <summary>Finds a profile in either file; a setting in both is taken from the credentials file.</summary>
    public SharedProfile? Find(string name)
    {
        name = SharedFile.NormalizeName(name);
        var parts = new List<ProfilePart>();
        if (_credentials[name] is not null)
        {
            parts.Add(new ProfilePart(_credentials, name, IsCredentials: true));
        }

        // `[profile default]` hides `[default]`.
        string[] sections = name is DefaultName ? [ProfilePrefix + name, name] : [ProfilePrefix + name];
        if (sections.FirstOrDefault(section => _config[section] is not null) is { } found)
        {
            parts.Add(new ProfilePart(_config, found, IsCredentials: false));
        }

        return parts.Count == 0 ? null : new SharedProfile(name, parts);
    }

    /// <summary>A section such as <c>sso-session corp</c> or <c>services lab</c>; empty when there is none.</summary>
    public IReadOnlyDictionary<string, string> Section(string kind, string name) =>
        _config[$"{kind} {SharedFile.NormalizeName(name)}"] ?? Empty;

    /// <summary>The error for a profile that is in neither file.</summary>
    public ConfigurationException NotFound(string name) =>
        new(
            CallErrorKind.ProfileNotFound,
            Translate(
                $"There is no profile `{name}` in `{_credentials.Path}` or `{_config.Path}`.{MisnamedFile.Hint(_credentials.Path)}"
            )
        );

    private static IReadOnlyDictionary<string, string> Empty { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal);
}
