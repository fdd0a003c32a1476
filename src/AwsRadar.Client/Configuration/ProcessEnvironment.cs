namespace AwsRadar.Client.Configuration;

/// <summary>The environment variables of the process, or those that a caller gives in their place.</summary>
internal sealed class ProcessEnvironment(IReadOnlyDictionary<string, string>? variables = null)
{
    /// <summary>A variable's value; null when it is not set or empty, which AWS clients do not tell apart.</summary>
    public string? this[string name]
    {
        get
        {
            var value = variables is null
                ? Environment.GetEnvironmentVariable(name)
                : variables.GetValueOrDefault(name);
            return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
        }
    }

    public bool IsLoopbackOnly => this["AWS_RADAR_LOOPBACK_ONLY"] is "1" or "true";

    public bool IsInstanceMetadataDisabled =>
        string.Equals(this["AWS_EC2_METADATA_DISABLED"], "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the shared files are unless a variable says otherwise.</summary>
    public string AwsFolder => Path.Combine(Home, ".aws");

    public string CredentialsFile => FileIn("AWS_SHARED_CREDENTIALS_FILE") ?? Path.Combine(AwsFolder, "credentials");

    public string ConfigFile => FileIn("AWS_CONFIG_FILE") ?? Path.Combine(AwsFolder, "config");

    /// <summary>Where the AWS CLI keeps the sessions of `aws login`.</summary>
    public string LoginCache => FileIn("AWS_LOGIN_CACHE_DIRECTORY") ?? Path.Combine(AwsFolder, "login", "cache");

    /// <summary>Whether a variable says that a shared file is elsewhere than in the home folder.</summary>
    public bool HasForeignFiles =>
        FileIn("AWS_SHARED_CREDENTIALS_FILE") is not null || FileIn("AWS_CONFIG_FILE") is not null;

    private string Home => this["HOME"] ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>No shell expands a <c>~</c> in a variable that a service manager or a file of settings sets.</summary>
    private string? FileIn(string variable) =>
        this[variable] is { } path && path.StartsWith("~/", StringComparison.Ordinal)
            ? Path.Combine(Home, path[2..])
            : this[variable];
}
