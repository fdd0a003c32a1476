using System.Text.Json;
using AwsRadar.Collector;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli.Differences;

/// <summary><c>aws-radar diff</c> of real scans of a real lab, with real changes between them.</summary>
public sealed class DiffOfALabTests
{
    private const string ReadReports = """
        {"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":["s3:GetObject"],"Resource":"arn:aws:s3:::reports/*"}]}
        """;

    [Fact]
    public async Task What_was_done_between_two_scans_is_what_differs()
    {
        await using var lab = await ScannedLab.StartAsync();
        await lab.CallAsync("CreateUser", ("UserName", "intern"));
        await lab.CallAsync("CreateUser", ("UserName", "carol-old"));
        await lab.CallAsync("CreateUser", ("UserName", "twice"));
        await lab.CallAsync("PutUserPolicy", Policy("carol-old", ReadReports));
        await lab.ScanAsync();

        await lab.CallAsync("DeleteUser", ("UserName", "intern"));
        await lab.CallAsync("UpdateUser", ("UserName", "carol-old"), ("NewUserName", "carol-new"));
        await lab.CallAsync("DeleteUser", ("UserName", "twice"));
        await lab.CallAsync("CreateUser", ("UserName", "twice"));
        await lab.CallAsync(
            "PutUserPolicy",
            Policy("carol-new", ReadReports.Replace("s3:GetObject", "s3:*", StringComparison.Ordinal))
        );
        await lab.Root.CreateUserAsync("mallory", ReadReports);
        await lab.ScanAsync();

        var text = await lab.RunAsync("diff");
        var json = await lab.RunAsync("diff", "--output", "json");

        Assert.Equal((3, 3), (text.ExitCode, json.ExitCode));
        Assert.Contains("+ mallory", text.Out, StringComparison.Ordinal);
        Assert.Contains("- intern", text.Out, StringComparison.Ordinal);
        Assert.Contains("~ carol-new  renamed, was carol-old", text.Out, StringComparison.Ordinal);
        Assert.Contains("~ twice  deleted and made again", text.Out, StringComparison.Ordinal);
        Assert.Contains("+ Action s3:*", text.Out, StringComparison.Ordinal);
        Assert.Contains("- Action s3:GetObject", text.Out, StringComparison.Ordinal);
        var users = JsonElement
            .Parse(json.Out)
            .GetProperty("differences")
            .EnumerateArray()
            .Where(each => each.GetProperty("kind").GetString() is "user")
            .Select(each => $"{each.GetProperty("change")} {each.GetProperty("name")}");
        Assert.Equal(["changed carol-new", "vanished intern", "appeared mallory", "changed twice"], users);
        Assert.DoesNotContain("\"role\"", json.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_scans_of_an_account_that_nobody_touched_do_not_differ()
    {
        await using var lab = await ScannedLab.StartAsync();
        await lab.ScanAsync();
        await lab.ScanAsync();

        var text = await lab.RunAsync("diff");

        Assert.True(text.ExitCode == 0, text.Out);
        Assert.StartsWith("Nothing differs", text.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_the_later_scan_was_denied_are_unknown_and_not_gone()
    {
        await using var lab = await ScannedLab.StartAsync();
        var permissions = ScanPermissions.ToPolicyJson();
        var scanner = await lab.Root.CreateUserAsync("scanner", permissions);
        var before = await lab.ScanAsync(scanner);
        await lab.CallAsync(
            "PutUserPolicy",
            ("UserName", "scanner"),
            ("PolicyName", "less"),
            ("PolicyDocument", LabFixture.Deny("iam:ListAccessKeys", "iam:ListSAMLProviders"))
        );
        await lab.ScanAsync(scanner);

        var all = await lab.RunAsync("diff", "--output", "json");
        var keys = await lab.RunAsync("diff", "--only", "accessKey", "identityProvider");

        Assert.NotEmpty(before.AccessKeys);
        Assert.Equal((3, 4), (all.ExitCode, keys.ExitCode));
        Assert.StartsWith("UNKNOWN", keys.Out, StringComparison.Ordinal);
        Assert.Contains("iam:ListAccessKeys denied", keys.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(
            JsonElement.Parse(all.Out).GetProperty("differences").EnumerateArray(),
            each => each.GetProperty("change").GetString() is "vanished"
        );
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("table")]
    public async Task Every_output_has_a_row_for_each_value_that_differs(string format)
    {
        await using var lab = await ScannedLab.StartAsync();
        await lab.CallAsync("CreateUser", ("UserName", "zoe"));
        await lab.ScanAsync();
        await lab.CallAsync("AddUserToGroup", ("UserName", "zoe"), ("GroupName", "admins"));
        await lab.ScanAsync();

        var result = await lab.RunAsync("diff", "previous", "latest", "--output", format);

        Assert.Equal(3, result.ExitCode);
        var row = Assert.Single(result.Out.Split('\n'), line => line.Contains("zoe", StringComparison.Ordinal));
        foreach (var part in new[] { "appeared", "user", "groupNames", "admins" })
        {
            Assert.Contains(part, row, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_snapshot_is_not_enough_and_said_in_one_sentence()
    {
        await using var lab = await ScannedLab.StartAsync();
        await lab.ScanAsync();

        var result = await lab.RunAsync("diff");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("only one snapshot", result.Error, StringComparison.Ordinal);
    }

    private static (string, string)[] Policy(string user, string document) =>
        [("UserName", user), ("PolicyName", "reports"), ("PolicyDocument", document)];
}
