using AwsRadar.Client.Calls;

namespace AwsRadar.Client.Configuration;

/// <summary>The profiles of the shared credentials and config files together.</summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html</remarks>
internal sealed class SharedProfiles
{
    private readonly SharedFile _config;
    private readonly SharedFile _credentials;

    private SharedProfiles(SharedFile config, SharedFile credentials) =>
        (_config, _credentials) = (config, credentials);

    /// <exception cref="ConfigurationException">A file cannot be read.</exception>
    public static SharedProfiles Read(ProcessEnvironment environment) =>
        new(SharedFile.Read(environment.ConfigFile), SharedFile.Read(environment.CredentialsFile));

    /// <summary>Finds a profile in either file; a setting in both is taken from the credentials file.</summary>
    public SharedProfile? Find(string name)
    {
        var config = _config[$"profile {name}"] ?? (name is "default" ? _config["default"] : null);
        var credentials = _credentials[name];
        if (config is null && credentials is null)
        {
            return null;
        }

        var settings = new Dictionary<string, string>(config ?? Empty, StringComparer.Ordinal);
        foreach (var (key, value) in credentials ?? Empty)
        {
            settings[key] = value;
        }

        return new SharedProfile(name, settings, credentials is null ? _config.Path : _credentials.Path);
    }

    /// <summary>A section such as <c>sso-session corp</c> or <c>services lab</c>; empty when there is none.</summary>
    public IReadOnlyDictionary<string, string> Section(string kind, string name) => _config[$"{kind} {name}"] ?? Empty;

    /// <summary>The error for a profile that is in neither file.</summary>
    public ConfigurationException NotFound(string name)
    {
        var slip = Path.Combine(Path.GetDirectoryName(_credentials.Path) ?? "", "credential");
        var hint = File.Exists(slip) ? $" There is a file `{slip}`: AWS clients read `credentials`, with an s." : "";
        return new ConfigurationException(
            CallErrorKind.ProfileNotFound,
            $"There is no profile `{name}` in `{_credentials.Path}` or `{_config.Path}`.{hint}"
        );
    }

    private static IReadOnlyDictionary<string, string> Empty { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>The settings of one profile.</summary>
/// <param name="File">The file that holds it, or its credentials if it is in both.</param>
internal sealed record SharedProfile(string Name, IReadOnlyDictionary<string, string> Settings, string File)
{
    public string? this[string setting] =>
        Settings.TryGetValue(setting, out var value) && value.Length > 0 ? value : null;
}
