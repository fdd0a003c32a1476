using AwsRadar.Client;

namespace AwsRadar.Tests.Client;

/// <summary>A home folder with shared files of its own, and a client's options that see nothing else.</summary>
internal sealed class SharedFolder : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("aws-radar-home-");

    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal)
    {
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["AWS_RADAR_LOOPBACK_ONLY"] = "1",
    };

    public SharedFolder()
    {
        _variables["HOME"] = _home.FullName;
        _home.CreateSubdirectory(".aws");
    }

    public AwsClientOptions Options => new() { EnvironmentVariables = _variables };

    public string PathOf(string name) => Path.Combine(_home.FullName, ".aws", name);

    public SharedFolder With(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return this;
    }

    public SharedFolder WithVariable(string name, string value)
    {
        _variables[name] = value;
        return this;
    }

    public void Dispose() => _home.Delete(recursive: true);
}
