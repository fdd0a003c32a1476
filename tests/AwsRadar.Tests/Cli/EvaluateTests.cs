using AwsRadar.Core.Tests.Conventions;
using Xunit;

namespace AwsRadar.Tests.Cli;

public sealed class EvaluateTests
{
    private const string Policy = """
        {"Version":"2012-10-17","Statement":[
          {"Sid":"Read","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*",
           "Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}},
          {"Sid":"NoSecrets","Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::reports/secret/*"}]}
        """;

    [Theory]
    [InlineData("reports/a.csv", "true", 0, "ALLOWED", "policy.json#Read allows it")]
    [InlineData("reports/a.csv", "false", 3, "DENIED", "No policy of the principal allows it")]
    [InlineData("reports/secret/b", "true", 3, "DENIED", "policy.json#NoSecrets forbids it")]
    public async Task A_question_is_answered_with_the_statement_that_decides(
        string key,
        string mfa,
        int exitCode,
        string word,
        string why
    )
    {
        using var cli = new CliProcess();
        await File.WriteAllTextAsync(
            Path.Combine(cli.Home, "policy.json"),
            Policy,
            TestContext.Current.CancellationToken
        );

        var result = await cli.RunAsync([
            .. Ask($"arn:aws:s3:::{key}"),
            "--context",
            $"aws:MultiFactorAuthPresent={mfa}",
        ]);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.StartsWith(word, result.Out, StringComparison.Ordinal);
        Assert.Contains(why, result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_AWS_would_refuse_is_pointed_at_and_not_evaluated()
    {
        using var cli = new CliProcess();
        var twins = Policy.Replace("\"Sid\":\"Read\",", "\"effect\":\"Deny\",", StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            Path.Combine(cli.Home, "policy.json"),
            twins,
            TestContext.Current.CancellationToken
        );

        var result = await cli.RunAsync([.. Ask("arn:aws:s3:::reports/a.csv")]);

        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Contains("policy.json:2:", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evaluate")]
    [InlineData(
        "evaluate",
        "--principal",
        "arn:aws:iam::123456789012:user/a",
        "--action",
        "s3:GetObject",
        "--resource",
        "*",
        "--context",
        "noequals"
    )]
    public async Task Half_a_question_is_a_usage_error(params string[] arguments)
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("error ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_case_of_the_corpus_is_answered_as_expected_on_the_command_line()
    {
        using var cli = new CliProcess();
        var files = Repository.Files("tests/corpus", "*.jsonl").ToArray();
        var all = Path.Combine(cli.Home, "all.jsonl");
        await File.WriteAllLinesAsync(
            all,
            files.SelectMany(file => Repository.Read(file).Split('\n')),
            TestContext.Current.CancellationToken
        );

        var result = await cli.RunAsync("evaluate", "--cases", all);

        Assert.NotEmpty(files);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Matches(@"^(\d+) cases, \1 agree, 0 differ", result.Error);
    }

    private static string[] Ask(string resource) =>
        [
            "evaluate",
            "--principal",
            "arn:aws:iam::123456789012:user/alice",
            "--action",
            "s3:GetObject",
            "--resource",
            resource,
            "--resource-account",
            "123456789012",
            "--policy",
            "policy.json",
        ];
}
