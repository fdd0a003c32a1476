using AwsRadar.Lab;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary><c>--explain</c>: the same call as AWS CLI, boto3 and C#. What is printed works when it is pasted.</summary>
public sealed class LearningModeTests
{
    /// <summary>Text, lists of text, structures, maps of JSON, numbers, booleans both ways, and quotation marks of every kind.</summary>
    public static TheoryData<string> Calls =>
        [
            "iam list-users",
            "iam list-users --path-prefix /",
            "iam get-account-summary",
            "iam create-user --user-name newcomer --tags Key=team,Value=a\\ b",
            "iam list-policies --scope Local --only-attached",
            "iam list-policies --scope Local --no-only-attached --max-items 3",
            """iam simulate-custom-policy --policy-input-list {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:*","Resource":"*"}]} --action-names iam:ListUsers iam:GetUser""",
            "iam create-policy --policy-name quoted --description it's\\ $HOME\\ `x`\\ \"q\" --policy-document {\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"A1\",\"Effect\":\"Allow\",\"Action\":\"iam:ListUsers\",\"Resource\":\"*\"}]}",
            "iam update-account-password-policy --minimum-password-length 14 --require-symbols --no-require-numbers",
            "iam tag-user --user-name alice --tags Key=a,Value=1 Key=b,Value=2",
            "iam untag-user --user-name alice --tag-keys a b",
            "sts get-caller-identity",
        ];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task The_command_and_the_Python_that_are_shown_do_the_same(string words)
    {
        await ForeignClient.RequireAsync("aws", "--version");
        await ForeignClient.RequireAsync("python3", "-c", "import boto3");
        await using var lab = await StartAsync();
        await using var forAwsCli = await StartAsync();
        await using var forPython = await StartAsync();
        using var cli = new CliProcess();
        foreach (var (name, value) in lab.EnvironmentVariablesFor(lab.RootCredentials))
        {
            cli.With(name, value);
        }

        var ours = await cli.RunAsync(["call", .. Split(words), "--explain", "--output", "json"]);
        var command = await ForeignClient.RunAsync(
            forAwsCli,
            forAwsCli.RootCredentials,
            "bash",
            "-c",
            Shown(ours.Error, "AWS CLI")
        );
        var python = await ForeignClient.RunAsync(
            forPython,
            forPython.RootCredentials,
            "python3",
            "-c",
            $"import boto3\nprint({Shown(ours.Error, "boto3")})"
        );

        Assert.True(ours.ExitCode == 0, ours.Error);
        Assert.True(command.ExitCode == 0, command.Error);
        Assert.True(python.ExitCode == 0, python.Error);
        Assert.Contains($"(\"{words.Split(' ')[0]}\", ", Shown(ours.Error, "C#"), StringComparison.Ordinal);
        Assert.Empty(CompiledForm.Errors([Shown(ours.Error, "C#")]));
    }

    [Fact]
    public async Task A_secret_is_not_taught()
    {
        await using var lab = await StartAsync();
        using var cli = new CliProcess();
        foreach (var (name, value) in lab.EnvironmentVariablesFor(lab.RootCredentials))
        {
            cli.With(name, value);
        }

        var result = await cli.RunAsync(
            "call",
            "iam",
            "create-login-profile",
            "--user-name",
            "bob",
            "--password",
            "Canary-4-Teaching!",
            "--explain"
        );

        Assert.Contains("aws iam create-login-profile", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary-4-Teaching!", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_concept_is_explained_when_it_is_met_first()
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync("demo", "--explain");

        Assert.True(result.ExitCode == 0, result.Error);
        foreach (
            var concept in (string[])["A user is", "A group gives", "A policy is", "An access key is", "An ARN is"]
        )
        {
            Assert.Equal(2, result.Error.Split(concept).Length);
        }
    }

    private static Task<LabServer> StartAsync() =>
        LabServer.StartAsync(
            new LabOptions { Account = AwsRadar.Lab.Accounts.LabAccount.Sample },
            TestContext.Current.CancellationToken
        );

    /// <summary>Words of a command line; a backslash keeps a space in its word.</summary>
    private static string[] Split(string words) =>
        [.. words.Replace("\\ ", "\0", StringComparison.Ordinal).Split(' ').Select(word => word.Replace('\0', ' '))];

    private static string Shown(string error, string label) =>
        error.Split('\n').Single(line => line.StartsWith($"  {label} ", StringComparison.Ordinal))[(2 + 9)..].Trim();
}
