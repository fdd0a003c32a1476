using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli.Calling;

/// <summary>The format of an answer where the command line does not say it.</summary>
public sealed class OutputSettingTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    [Theory]
    [InlineData(null, null, "")]
    [InlineData("text", null, "")]
    [InlineData("table", "text", "")]
    [InlineData(null, "text", "")]
    [InlineData(null, "table", "")]
    [InlineData("text", "table", "--output json")]
    [InlineData(null, "table", "--profile other")]
    [InlineData("nonsense", "nonsense", "--output text")]
    public async Task It_is_the_one_that_the_AWS_CLI_takes(string? variable, string? setting, string options)
    {
        await ForeignClient.RequireAsync("aws", "--version");
        using var process = ProcessOf(variable, setting);
        string[] arguments =
        [
            "iam",
            "list-users",
            "--max-items",
            "1",
            .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ];

        var ours = await process.RunAsync(["call", .. arguments]);
        var theirs = await ForeignClient.RunAsync(
            fixture.Lab,
            fixture.Lab.RootCredentials,
            "env",
            [
                $"AWS_CONFIG_FILE={ConfigOf(process)}",
                .. variable is null ? Array.Empty<string>() : [$"AWS_DEFAULT_OUTPUT={variable}"],
                "aws",
                .. arguments,
            ]
        );

        Assert.True(ours.ExitCode == 0, ours.Error);
        Assert.Equal(theirs.Out, ours.Out);
    }

    [Theory]
    [InlineData(
        "ion",
        null,
        "`ion` (`AWS_DEFAULT_OUTPUT`) is not an output format: use json, jsonl, table, text or csv there, or give `--output`."
    )]
    [InlineData(
        null,
        "ion",
        "`ion` (`output` of the profile `default`, `CONFIG` line 2) is not an output format: use json, jsonl, table, text or csv there, or give `--output`."
    )]
    public async Task A_format_that_there_is_not_is_told_before_anything_is_sent(
        string? variable,
        string? setting,
        string sentence
    )
    {
        using var process = ProcessOf(variable, setting).With("AWS_ENDPOINT_URL", "http://127.0.0.1:9");

        var result = await process.RunAsync("call", "iam", "list-users");

        var expected = sentence.Replace("CONFIG", ConfigOf(process), StringComparison.Ordinal);
        Assert.Equal((2, "", $"error {expected}\n"), (result.ExitCode, result.Out, result.Error));
    }

    /// <summary>JSON is YAML, which the AWS CLI's second version prints.</summary>
    [Theory]
    [InlineData("yaml", "{\n    \"Users\": []\n}\n")]
    [InlineData("jsonl", "")]
    public async Task Formats_that_only_one_of_the_two_has_are_understood(string setting, string expected)
    {
        using var process = ProcessOf(variable: null, setting);

        var result = await process.RunAsync("call", "iam", "list-users", "--path-prefix", "/nobody/");

        Assert.Equal((0, expected), (result.ExitCode, result.Out));
    }

    [Fact]
    public async Task What_is_printed_for_people_does_not_change_with_it()
    {
        using var process = ProcessOf("json", "json");

        var description = await process.RunAsync("call", "iam", "list-users", "--describe");
        var rehearsal = await process.RunAsync("call", "iam", "list-users", "--dry-run");

        Assert.StartsWith("iam list-users · ListUsers of ", description.Out, StringComparison.Ordinal);
        Assert.StartsWith("POST http", rehearsal.Out, StringComparison.Ordinal);
    }

    private CliProcess ProcessOf(string? variable, string? setting)
    {
        var process = new CliProcess();
        foreach (var (name, value) in fixture.Lab.EnvironmentVariablesFor(fixture.Lab.RootCredentials))
        {
            process.With(name, value);
        }

        if (variable is not null)
        {
            process.With("AWS_DEFAULT_OUTPUT", variable);
        }

        var output = setting is null ? "" : $"output = {setting}\n";
        Directory.CreateDirectory(Path.GetDirectoryName(ConfigOf(process))!);
        // The first version of the AWS CLI prints times as services send them, unless told to print them as the second does.
        var root = fixture.Lab.RootCredentials;
        var keys = $"aws_access_key_id = {root.AccessKeyId}\naws_secret_access_key = {root.SecretAccessKey}\n";
        File.WriteAllText(
            ConfigOf(process),
            $"[default]\n{output}cli_timestamp_format = iso8601\n[profile other]\noutput = text\ncli_timestamp_format = iso8601\n{keys}"
        );
        return process;
    }

    private static string ConfigOf(CliProcess process) => Path.Combine(process.Home, ".aws", "config");
}
