using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Tests.Cli;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary><c>aws-radar lab</c> and its export, as a user runs them.</summary>
public sealed class LabCommandTests : IDisposable
{
    private readonly CliProcess _cli = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task An_exported_account_is_read_back_equal_by_a_lab_and_by_a_scan()
    {
        var (first, file) = await ExportAsync(LabAccount.Sample, "first.json");
        var (second, again) = await ExportAsync(LabAccount.FromFile(file), "second.json");

        Assert.Equal(first, second);
        Assert.Equal(await ShowAsync(file), await ShowAsync(again));
        Assert.Equal(
            ["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"],
            JsonElement.Parse(first).EnumerateObject().Select(member => member.Name)
        );
    }

    [Fact]
    public async Task An_export_is_what_the_AWS_CLI_prints()
    {
        await ForeignClient.RequireAsync("aws", "--version");
        await using var lab = await StartAsync(LabAccount.Sample);

        var theirs = await ForeignClient.RunAsync(
            lab,
            lab.RootCredentials,
            "aws",
            "iam",
            "get-account-authorization-details",
            "--output",
            "json"
        );

        Assert.Equal(0, theirs.ExitCode);
        // Version 1 of the AWS CLI prints times as they came, version 2 and the export with an offset.
        var ours = (await ExportAsync(lab)).Replace("+00:00\"", "Z\"", StringComparison.Ordinal);
        Assert.True(
            JsonElement.DeepEquals(
                JsonElement.Parse(theirs.Out.Replace("+00:00\"", "Z\"", StringComparison.Ordinal)),
                JsonElement.Parse(ours)
            )
        );
    }

    [Fact]
    public async Task A_state_file_is_exported_without_a_lab()
    {
        var path = Path.Combine(_cli.Home, "lab.state");
        string running;
        await using (var lab = await StartAsync(LabAccount.Sample, path))
        {
            await new LabClient(lab.Endpoint, lab.RootCredentials).CallAsync(
                "CreateUser",
                new JsonObject { ["UserName"] = "kept" }
            );
            running = await ExportAsync(lab);
        }

        var kept = await File.ReadAllBytesAsync(path, Cancellation);
        var result = await _cli.RunAsync("lab", "export", "--state", path);

        Assert.Equal((0, running), (result.ExitCode, result.Out));
        Assert.Equal(kept, await File.ReadAllBytesAsync(path, Cancellation));
    }

    [Fact]
    public async Task An_export_never_asks_AWS_itself()
    {
        _cli.With("AWS_ACCESS_KEY_ID", "AKIAEXPORTOFREALAWS0").With("AWS_SECRET_ACCESS_KEY", "none");

        var result = await _cli.RunAsync("lab", "export", "--endpoint-url", "https://iam.amazonaws.com");

        Assert.Equal((1, ""), (result.ExitCode, result.Out));
        Assert.NotEmpty(result.Error);
    }

    [Fact]
    public async Task Users_of_an_account_file_are_given_keys_that_are_printed_once()
    {
        var (_, file) = await ExportAsync(LabAccount.Sample, "account.json");
        string[] arguments = ["lab", "--port", "0", "--account", file, "--state", "lab.state"];

        var first = await PrintedByAsync(arguments);
        var second = await PrintedByAsync(arguments);

        var alice = Assert.Single(first, line => line.StartsWith("# alice ", StringComparison.Ordinal));
        Assert.Equal(15, first.Count(line => line.StartsWith('#')) - 1);
        Assert.DoesNotContain(second, line => line.StartsWith('#'));
        await using var lab = await StartAsync(LabAccount.Empty, Path.Combine(_cli.Home, "lab.state"));
        var key = lab.UserCredentials["alice"];
        Assert.Equal($"# alice AWS_ACCESS_KEY_ID={key.AccessKeyId} AWS_SECRET_ACCESS_KEY={key.SecretAccessKey}", alice);
        await new LabClient(lab.Endpoint, key).Sts.CallAsync("GetCallerIdentity");
    }

    [Fact]
    public async Task A_root_secret_that_was_given_is_not_repeated()
    {
        const string Secret = "a-secret-that-nobody-repeats";
        _cli.With("AWS_RADAR_LAB_ROOT_SECRET_ACCESS_KEY", Secret);

        var printed = await PrintedByAsync(["lab", "--port", "0", "--root-access-key-id", "AKIAGIVENROOTKEY0000"]);

        Assert.Contains("export AWS_ACCESS_KEY_ID=AKIAGIVENROOTKEY0000", printed, StringComparer.Ordinal);
        Assert.DoesNotContain(printed, line => line.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Half_a_root_key_is_a_usage_error()
    {
        var result = await _cli.RunAsync("lab", "--port", "0", "--root-access-key-id", "AKIAGIVENROOTKEY0000");

        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.Contains("A root key needs both halves", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_of_a_described_organization_are_printed_once_and_each_account_is_exported()
    {
        const string Described =
            """{"Root":{"Accounts":[{"Id":"111122223333","Name":"dev","Account":"dev.json"},{"Id":"222233334444"}]}}""";
        var (exported, _) = await ExportAsync(LabAccount.Sample, "dev.json");
        await File.WriteAllTextAsync(Path.Combine(_cli.Home, "organization.json"), Described, Cancellation);
        string[] arguments = ["lab", "--port", "0", "--organization", "organization.json", "--state", "lab.state"];

        var first = await PrintedByAsync(arguments);
        var second = await PrintedByAsync(arguments);
        var dev = await _cli.RunAsync("lab", "export", "--state", "lab.state", "--account-id", "111122223333");
        var audit = await _cli.RunAsync("lab", "export", "--state", "lab.state", "--account-id", "222233334444");
        var none = await _cli.RunAsync("lab", "export", "--state", "lab.state", "--account-id", "999999999999");

        Assert.Contains("# Account 111122223333 (dev), shown this once:", first, StringComparer.Ordinal);
        Assert.Contains("# Account 222233334444 (222233334444), shown this once:", first, StringComparer.Ordinal);
        Assert.Equal(
            2,
            first.Count(line => line.StartsWith("# root AWS_ACCESS_KEY_ID=AKIA", StringComparison.Ordinal))
        );
        Assert.Single(first, line => line.StartsWith("# alice ", StringComparison.Ordinal));
        Assert.DoesNotContain(second, line => line.StartsWith('#'));
        Assert.Equal(exported.Replace("123456789012", "111122223333", StringComparison.Ordinal), dev.Out);
        Assert.Contains("OrganizationAccountAccessRole", audit.Out, StringComparison.Ordinal);
        Assert.Equal((1, ""), (none.ExitCode, none.Out));
    }

    [Fact]
    public async Task A_description_that_is_none_stops_the_lab_with_the_place_that_is_wrong()
    {
        await File.WriteAllTextAsync(Path.Combine(_cli.Home, "o.json"), """{"Root":{"Account":[]}}""", Cancellation);

        var result = await _cli.RunAsync("lab", "--port", "0", "--organization", "o.json");
        var missing = await _cli.RunAsync("lab", "--port", "0", "--organization", "missing.json");
        var chosen = await _cli.RunAsync("lab", "export", "--account-id", "111122223333");

        Assert.Equal((1, ""), (result.ExitCode, result.Out));
        Assert.Contains(
            "`o.json` is not the description of an organization: Root has no member `Account`",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Equal((1, ""), (missing.ExitCode, missing.Out));
        Assert.Contains("`missing.json` cannot be read", missing.Error, StringComparison.Ordinal);
        Assert.Equal((2, ""), (chosen.ExitCode, chosen.Out));
    }

    /// <summary>What the lab prints on standard output until it is ready.</summary>
    private async Task<List<string>> PrintedByAsync(string[] arguments)
    {
        using var lab = _cli.Start(arguments);
        var error = "";
        do
        {
            error = await lab.StandardError.ReadLineAsync(Cancellation);
        } while (error is not null && !error.StartsWith("Try:", StringComparison.Ordinal));

        // Its last words were "Try": nothing but a signal ends it, and standard output then ends too.
        lab.Kill();
        var printed = await lab.StandardOutput.ReadToEndAsync(Cancellation);
        await lab.WaitForExitAsync(Cancellation);
        Assert.NotNull(error);
        return [.. printed.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private async Task<(string Text, string File)> ExportAsync(LabAccount account, string name)
    {
        await using var lab = await StartAsync(account);
        var (text, file) = (await ExportAsync(lab), Path.Combine(_cli.Home, name));
        await File.WriteAllTextAsync(file, text, Cancellation);
        return (text, file);
    }

    private async Task<string> ExportAsync(LabServer lab)
    {
        foreach (var (name, value) in lab.EnvironmentVariables)
        {
            _cli.With(name, value);
        }

        var result = await _cli.RunAsync("lab", "export");
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Out;
    }

    private async Task<string> ShowAsync(string file)
    {
        var store = Path.ChangeExtension(file, "db");
        var scan = await _cli.RunAsync("scan", "--from-file", file, "--store", store);
        Assert.True(scan.ExitCode == 0, scan.Error);
        var users = await _cli.RunAsync("show", "users", "--store", store, "--output", "json");
        var roles = await _cli.RunAsync("show", "roles", "--store", store, "--output", "json");
        Assert.NotEmpty(users.Out);
        return users.Out + roles.Out;
    }

    private static Task<LabServer> StartAsync(LabAccount account, string? state = null) =>
        LabServer.StartAsync(new LabOptions { Account = account, StateFile = state }, Cancellation);
}
