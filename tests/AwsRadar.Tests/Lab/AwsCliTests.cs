using System.Text.Json;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>What the AWS CLI sees of the lab.</summary>
public sealed class AwsCliTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    [Fact]
    public async Task The_AWS_CLI_lists_users_or_says_why_not()
    {
        await ForeignClient.RequireAsync("aws", "--version");
        var allowed = await fixture.CreateUserAsync("cli-allowed", LabFixture.Allow("iam:ListUsers"));
        var denied = await fixture.CreateUserAsync("cli-denied", policy: null);

        var list = await ForeignClient.RunAsync(fixture.Lab, allowed, "aws", "iam", "list-users", "--output", "json");
        var refusal = await ForeignClient.RunAsync(fixture.Lab, denied, "aws", "iam", "list-users");

        Assert.Equal(0, list.ExitCode);
        Assert.True(JsonElement.Parse(list.Out).GetProperty("Users").GetArrayLength() >= 17);
        Assert.NotEqual(0, refusal.ExitCode);
        Assert.Contains(
            "An error occurred (AccessDenied) when calling the ListUsers operation: "
                + "User: arn:aws:iam::123456789012:user/cli-denied is not authorized to perform: iam:ListUsers "
                + "on resource: arn:aws:iam::123456789012:user/ "
                + "because no identity-based policy allows the iam:ListUsers action",
            refusal.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_wrong_secret_and_an_unknown_key_have_their_own_codes()
    {
        await ForeignClient.RequireAsync("aws", "--version");
        var wrong = fixture.Lab.RootCredentials with { SecretAccessKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" };
        var unknown = wrong with { AccessKeyId = "AKIAIOSFODNN7EXAMPLE" };

        var mismatch = await ForeignClient.RunAsync(fixture.Lab, wrong, "aws", "sts", "get-caller-identity");
        var stranger = await ForeignClient.RunAsync(fixture.Lab, unknown, "aws", "sts", "get-caller-identity");

        Assert.Contains("(SignatureDoesNotMatch)", mismatch.Error, StringComparison.Ordinal);
        Assert.Contains("(InvalidClientTokenId)", stranger.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_AWS_CLI_wrote_of_one_lab_is_the_account_of_another()
    {
        await ForeignClient.RequireAsync("aws", "--version");
        string[] command = ["iam", "get-account-authorization-details", "--output", "json"];
        var written = await ForeignClient.RunAsync(fixture.Lab, fixture.Lab.RootCredentials, "aws", command);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, written.Out, TestContext.Current.CancellationToken);

        await using var copy = await LabServer.StartAsync(
            new LabOptions { Account = LabAccount.FromFile(file) },
            TestContext.Current.CancellationToken
        );
        var again = await ForeignClient.RunAsync(copy, copy.RootCredentials, "aws", command);
        File.Delete(file);

        Assert.Equal(written.Out, again.Out);
    }
}
