using System.Text.Json;
using Xunit;

namespace AwsRadar.Tests.Cli.Setup;

/// <summary>The beginner's lesson in five commands: an identity, a denial, why, exactly that added, and nothing left.</summary>
public sealed class CoachedLessonTests
{
    private static readonly string[] Admin = ["--admin-profile", "admin", "--yes"];

    /// <summary>What each language says where the lesson looks, and nothing else differs.</summary>
    private static readonly Dictionary<string, (string SetUp, string Denied, string Added)> Said = new(
        StringComparer.Ordinal
    )
    {
        ["en"] = ("user aws_radar", "DENIED  user aws_radar may not call iam:ListUsers", "added   iam:ListUsers on *"),
        ["ko"] = (
            "사용자 aws_radar",
            "거부됨  사용자 aws_radar에게 iam:ListUsers 호출 권한이 없습니다",
            "더함    *에 대한 iam:ListUsers →"
        ),
    };

    [Theory]
    [InlineData("en")]
    [InlineData("ko")]
    public async Task Set_up_denied_explained_attached_listed_and_torn_down_the_account_is_what_it_was(string language)
    {
        await using var lab = await SetupLab.StartAsync();
        using var cli = lab.Cli().With("LC_ALL", $"{language}_XX.UTF-8");
        var account = await lab.ExportAsync();
        string[] list = ["call", "iam", "list-users", "--profile", "aws_radar", "--query", "Users[].UserName"];

        // Set up.
        var setup = await cli.RunAsync(["setup", .. Admin]);
        Assert.True(setup.ExitCode == 0, setup.Error);
        Assert.Contains(Said[language].SetUp, setup.Error, StringComparison.Ordinal);

        // Denied.
        var denied = await cli.RunAsync(list);
        Assert.Equal((3, ""), (denied.ExitCode, denied.Out));
        Assert.StartsWith(Said[language].Denied, denied.Error, StringComparison.Ordinal);

        // Explained.
        var explained = await cli.RunAsync("explain-denied", "--output", "json");
        var said = JsonElement.Parse(explained.Out);
        Assert.True(said.GetProperty("canAllowHelp").GetBoolean());
        Assert.Equal("identity", said.GetProperty("decidedBy").GetString());
        Assert.Contains("IAMReadOnlyAccess", said.GetProperty("managedPolicies").ToString(), StringComparison.Ordinal);

        // Attached, and listed.
        var coached = await cli.RunAsync([.. list, "--coach", .. Admin]);
        Assert.True(coached.ExitCode == 0, coached.Error);
        Assert.Contains(Said[language].Added, coached.Error, StringComparison.Ordinal);
        Assert.Contains("aws_radar", coached.Out, StringComparison.Ordinal);
        Assert.Equal(["iam:ListUsers *"], await CoachTests.AddedAsync(lab, "aws_radar"));
        var listed = await cli.RunAsync(list);
        Assert.Equal((0, coached.Out), (listed.ExitCode, listed.Out));

        // Torn down.
        var removed = await cli.RunAsync(["teardown", .. Admin]);
        Assert.True(removed.ExitCode == 0, removed.Error);
        Assert.Equal(account, await lab.ExportAsync());
        Assert.Equal(
            lab.AdminProfile,
            await File.ReadAllTextAsync(SetupLab.CredentialsOf(cli), TestContext.Current.CancellationToken)
        );
    }
}
