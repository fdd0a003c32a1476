using System.Runtime.CompilerServices;
using System.Text.Json;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Tests.Cli;
using AwsRadar.Tests.Web;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AwsRadar.Tests.Lab;

/// <summary>
/// A beginner's first lesson in a lab: a key that can do nothing, a denial, the one permission that it names, why nobody goes
/// on like this, how everything relates, and the end of all that was made. Once by boto3, once by this program.
/// </summary>
public sealed class LessonTests(ReportBrowser browser) : IClassFixture<ReportBrowser>
{
    private const string Policy =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*"}]}""";

    [Fact]
    public async Task The_lesson_of_the_first_key_goes_as_in_AWS_by_boto3()
    {
        await ForeignClient.RequireAsync("python3", "-c", "import boto3");
        await using var lab = await StartLabAsync();
        var folder = Directory.CreateTempSubdirectory("aws-radar-");

        var script = Path.Combine(Folder(), "Boto3", "lesson.py");
        var result = await ForeignClient.RunAsync(lab, lab.RootCredentials, "python3", "-B", script, folder.FullName);
        folder.Delete(recursive: true);

        Assert.Equal("", result.Out.Trim());
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task The_lesson_of_the_first_key_goes_as_in_AWS_by_aws_radar()
    {
        await using var lab = await StartLabAsync();
        using var admin = new CliProcess();
        foreach (var (name, value) in lab.EnvironmentVariables)
        {
            admin.With(name, value);
        }

        using var viewer = new CliProcess();
        viewer.With("AWS_ENDPOINT_URL", lab.Endpoint.GetLeftPart(UriPartial.Authority));

        // A user in a group, and a key with a description.
        await DoAsync(admin, "iam", "create-group", "--group-name", "aws_viewer");
        await DoAsync(admin, "iam", "create-user", "--user-name", "aws_radar");
        await DoAsync(admin, "iam", "add-user-to-group", "--group-name", "aws_viewer", "--user-name", "aws_radar");
        var made = await DoAsync(admin, "iam", "create-access-key", "--user-name", "aws_radar");
        var key = JsonElement.Parse(made.Out).GetProperty("AccessKey");
        var keyId = key.GetProperty("AccessKeyId").GetString()!;
        var description = $"Key={keyId},Value=aws_api_to_service_scan";
        await DoAsync(admin, "iam", "tag-user", "--user-name", "aws_radar", "--tags", description);

        // The key goes into the credentials file, the region into the config file.
        var secret = key.GetProperty("SecretAccessKey").GetString()!;
        string[] profile = ["--profile", "aws_radar"];
        string[] settings = ["--access-key-id", keyId, "--region", "ap-northeast-2", "--output", "json"];
        var configured = await viewer.PipeAsync(secret, ["configure", .. profile, .. settings]);
        Assert.True(configured.ExitCode == 0, configured.Error);
        var whoami = await viewer.RunAsync("whoami", "--profile", "aws_radar");
        Assert.StartsWith("arn:aws:iam::123456789012:user/aws_radar", whoami.Out, StringComparison.Ordinal);
        Assert.Contains("region       ap-northeast-2", whoami.Out, StringComparison.Ordinal);

        // The denial names who, what and what would be enough.
        await AssertDeniedAsync(viewer, "iam:ListUsers", "list-users");

        // That permission and no other; the next call has the next denial.
        string[] document = ["--policy-name", "aws_viewer_readonly", "--policy-document", Policy];
        await DoAsync(admin, ["iam", "create-policy", .. document]);
        var policy = "arn:aws:iam::123456789012:policy/aws_viewer_readonly";
        await DoAsync(admin, "iam", "attach-user-policy", "--user-name", "aws_radar", "--policy-arn", policy);
        var users = await DoAsync(viewer, "iam", "list-users", "--profile", "aws_radar");
        Assert.Equal(16, JsonElement.Parse(users.Out).GetProperty("Users").GetArrayLength());
        await AssertDeniedAsync(viewer, "iam:ListGroups", "list-groups");
        await AssertDeniedAsync(viewer, "iam:ListRoles", "list-roles");

        // AWS has a policy for all of it, and one for the organization, which a scan reads too.
        var readOnly = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";
        var ofOrganization = "arn:aws:iam::aws:policy/AWSOrganizationsReadOnlyAccess";
        foreach (var arn in (string[])[readOnly, ofOrganization])
        {
            await DoAsync(admin, "iam", "attach-group-policy", "--group-name", "aws_viewer", "--policy-arn", arn);
        }

        var scan = await viewer.RunAsync("scan", "--profile", "aws_radar");
        Assert.True(scan.ExitCode == 0, scan.Error);
        Assert.Contains("nothing: every call that the scan planned was answered", scan.Error, StringComparison.Ordinal);
        await AssertDrawnAsync(viewer, browser);

        // Nothing of it stays.
        foreach (var arn in (string[])[readOnly, ofOrganization])
        {
            await DoAsync(admin, "iam", "detach-group-policy", "--group-name", "aws_viewer", "--policy-arn", arn);
        }

        await DoAsync(admin, "iam", "detach-user-policy", "--user-name", "aws_radar", "--policy-arn", policy);
        await DoAsync(admin, "iam", "delete-policy", "--policy-arn", policy);
        await DoAsync(admin, "iam", "remove-user-from-group", "--group-name", "aws_viewer", "--user-name", "aws_radar");
        await DoAsync(admin, "iam", "delete-access-key", "--user-name", "aws_radar", "--access-key-id", keyId);
        await DoAsync(admin, "iam", "delete-user", "--user-name", "aws_radar");
        await DoAsync(admin, "iam", "delete-group", "--group-name", "aws_viewer");
        var gone = await viewer.RunAsync("call", "iam", "list-users", "--profile", "aws_radar");
        Assert.Contains("InvalidClientTokenId", gone.Error, StringComparison.Ordinal);
    }

    private static async Task<CliResult> DoAsync(CliProcess cli, params string[] call)
    {
        var result = await cli.RunAsync(["call", .. call]);
        Assert.True(result.ExitCode == 0, $"{string.Join(' ', call)}: {result.Error}");
        return result;
    }

    private static async Task AssertDeniedAsync(CliProcess viewer, string action, string operation)
    {
        var denied = await viewer.RunAsync("call", "iam", operation, "--profile", "aws_radar");

        Assert.Equal((3, ""), (denied.ExitCode, denied.Out));
        Assert.StartsWith($"DENIED  user aws_radar may not call {action}", denied.Error, StringComparison.Ordinal);
        Assert.Contains($"\"Action\":\"{action}\"", denied.Error, StringComparison.Ordinal);
    }

    /// <summary>The picture, with the user in its centre, has the group and the policies that it leads to.</summary>
    private static async Task AssertDrawnAsync(CliProcess viewer, ReportBrowser browser)
    {
        var user = await viewer.RunAsync("show", "user", "aws_radar", "--output", "json");
        var written = await viewer.RunAsync("report", "--output-file", "picture.html");

        Assert.True(user.ExitCode == 0, user.Error);
        Assert.Contains("\"aws_viewer\"", user.Out, StringComparison.Ordinal);
        Assert.Contains("policy/aws_viewer_readonly", user.Out, StringComparison.Ordinal);
        Assert.True(written.ExitCode == 0, written.Error);
        var arn = Uri.EscapeDataString("arn:aws:iam::123456789012:user/aws_radar");
        await using var report = await browser.OpenAsync(Path.Combine(viewer.Home, "picture.html"), $"#/of/{arn}");
        foreach (var name in (string[])["aws_radar", "aws_viewer", "aws_viewer_readonly", "IAMReadOnlyAccess"])
        {
            await Expect(report.Box(name)).ToBeVisibleAsync();
        }
    }

    private static Task<LabServer> StartLabAsync() =>
        LabServer.StartAsync(new LabOptions { Account = LabAccount.Sample }, TestContext.Current.CancellationToken);

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
