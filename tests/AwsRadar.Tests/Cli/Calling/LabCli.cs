using AwsRadar.Lab;
using AwsRadar.Tests.Lab;

namespace AwsRadar.Tests.Cli.Calling;

/// <summary>The program and the AWS CLI, both pointed at one lab.</summary>
internal sealed class LabCli : IDisposable
{
    private readonly LabFixture _fixture;
    private readonly LabCredentials _credentials;

    public LabCli(LabFixture fixture, LabCredentials? credentials = null)
    {
        _fixture = fixture;
        _credentials = credentials ?? fixture.Lab.RootCredentials;
        foreach (var (name, value) in fixture.Lab.EnvironmentVariablesFor(_credentials))
        {
            Process.With(name, value);
        }

        // The first version of the AWS CLI prints times as services send them, unless told to print them as the second does.
        File.WriteAllText(ConfigFile, "[default]\ncli_timestamp_format = iso8601\n");
    }

    public CliProcess Process { get; } = new();

    private string ConfigFile => Path.Combine(Process.Home, "aws-config");

    public Task<CliResult> CallAsync(params string[] arguments) => Process.RunAsync(["call", .. arguments]);

    /// <summary>The same with the AWS CLI.</summary>
    public Task<CliResult> AwsAsync(params string[] arguments) =>
        ForeignClient.RunAsync(
            _fixture.Lab,
            _credentials,
            "env",
            [$"AWS_CONFIG_FILE={ConfigFile}", "AWS_DEFAULT_OUTPUT=json", "aws", .. arguments]
        );

    public void Dispose() => Process.Dispose();
}
