using System.Text.Json.Nodes;
using AwsRadar.Core.Snapshots;
using AwsRadar.Lab;
using AwsRadar.Store;
using AwsRadar.Tests.Faults;
using AwsRadar.Tests.Lab;
using AwsRadar.Tests.Store;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>Scans of an organization's accounts, from its management account, by a role in each.</summary>
public sealed class ManyAccountsScanTests(OrganizationLab organization) : IClassFixture<OrganizationLab>, IDisposable
{
    private const int MaxRuns = 10;
    private readonly TemporaryFolder _folder = new();

    private string StorePath => _folder.File("snapshots.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_account_of_a_unit_has_a_snapshot_of_its_own_with_the_policies_that_bind_it()
    {
        var unit = await organization.CreateUnitAsync("payments", organization.OuterId);
        var below = await organization.CreateUnitAsync("cards", unit);
        string[] accounts =
        [
            await organization.CreateAccountAsync("ledger", unit),
            await organization.CreateAccountAsync("tokens", below),
        ];
        await organization.AttachAsync(unit, "no-deletion", LabFixture.Deny("iam:DeleteUser"));
        using var cli = await CliAsync("ou");

        var result = await cli.RunAsync("scan", "--organization", "--ou", "payments", "--store", StorePath);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("2 of 2 accounts", result.Error, StringComparison.Ordinal);
        Assert.All(
            (string[])["ledger", "tokens"],
            name => Assert.Contains(name, result.Error, StringComparison.Ordinal)
        );
        using var store = SnapshotStore.OpenExisting(StorePath);
        Assert.Equal(
            accounts.Order(StringComparer.Ordinal),
            store.List().Select(snapshot => $"{snapshot.Account}").Order(StringComparer.Ordinal)
        );
        foreach (var snapshot in store.List().Select(summary => store.Get(summary.Id)))
        {
            Assert.Equal([], snapshot.Coverage.Gaps.Select(gap => $"{gap.Operation} {gap.Outcome} {gap.Message}"));
            Assert.Contains(snapshot.OrganizationPolicies, policy => policy.Name is "no-deletion");
            // The organization was read once, by the management account.
            Assert.Contains(
                snapshot.Coverage.Entries,
                entry => entry is { Operation: "ListRoots" } && entry.Account != snapshot.Account
            );
        }

        var can = await cli.RunAsync(
            "can",
            $"arn:aws:iam::{accounts[0]}:role/{OrganizationLab.AccessRole}",
            "iam:DeleteUser",
            $"arn:aws:iam::{accounts[0]}:user/somebody",
            "--store",
            StorePath
        );
        Assert.True(can.ExitCode == 3, can.Out + can.Error);
        Assert.Contains("no-deletion#1 forbids it", can.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_does_not_let_the_scan_in_is_told_and_the_others_are_read()
    {
        var open = await organization.CreateAccountAsync("open");
        var closed = await organization.CreateAccountAsync("closed");
        await (await organization.InAsync(open)).CreateReaderAsync(organization.Lab.AccountId.ToString(), "x-17");
        await (await organization.InAsync(closed)).CreateReaderAsync(organization.Lab.AccountId.ToString(), "another");
        await File.WriteAllTextAsync(
            _folder.File("accounts.txt"),
            $"# to be read\n{open}   # open\n{closed}\n",
            TestContext.Current.CancellationToken
        );
        using var cli = await CliAsync("file");

        var result = await cli.RunAsync(
            "scan",
            "--accounts",
            _folder.File("accounts.txt"),
            "--role-name",
            "audit/reader",
            "--external-id",
            "x-17",
            "--store",
            StorePath
        );

        Assert.True(result.ExitCode == 1, result.Error);
        Assert.Contains("1 of 2 accounts", result.Error, StringComparison.Ordinal);
        Assert.Contains("role/audit/reader` cannot be assumed", result.Error, StringComparison.Ordinal);
        using var store = SnapshotStore.OpenExisting(StorePath);
        Assert.Equal(open, $"{Assert.Single(store.List()).Account}");
    }

    [Theory]
    [InlineData(2, "--ou", "payments")]
    [InlineData(2, "--role-name", "reader")]
    [InlineData(2, "--organization", "--accounts", "123456789012")]
    [InlineData(2, "--accounts", "12345")]
    [InlineData(2, "--organization", "--from-file", "x.json")]
    [InlineData(1, "--organization", "--ou", "no-such-unit")]
    [InlineData(1, "--organization", "--resume")]
    public async Task What_does_not_go_together_is_said_before_anything_is_scanned(
        int exitCode,
        params string[] arguments
    )
    {
        using var cli = await CliAsync($"usage-{arguments.Length}-{Guid.NewGuid():N}");

        var result = await cli.RunAsync(["scan", "--store", StorePath, .. arguments]);

        Assert.True(result.ExitCode == exitCode, $"{result.ExitCode}: {result.Error}");
        Assert.NotEmpty(result.Error);
    }

    [Fact]
    public async Task Killed_in_the_middle_it_goes_on_with_the_accounts_that_are_left()
    {
        DiskFaults.SkipIfNone();
        var unit = await organization.CreateUnitAsync("resumed", organization.OuterId);
        for (var number = 1; number <= 3; number++)
        {
            await organization.CreateAccountAsync($"resumed-{number}", unit);
        }

        string[] command =
        [
            "scan",
            "--organization",
            "--ou",
            "resumed",
            "--parallel-accounts",
            "1",
            "--store",
            StorePath,
        ];
        const int change = 60;
        using var broken = (await CliAsync("killed")).WithFault(_folder.Path, change, DiskFaults.KillAt(change));
        var seen = new List<string[]>();

        var result = await broken.RunAsync(command);
        while (result.ExitCode == DiskFaults.Killed && IsLeft() && seen.Count < MaxRuns)
        {
            seen.Add(Ids());
            result = await broken.RunAsync("scan", "--resume", "--store", StorePath);
        }

        // The last kill may hit when all is done and the store is being closed: then there is nothing to go on with.
        Assert.False(IsLeft(), $"{result.ExitCode} after {seen.Count} runs: {result.Error}");
        Assert.True(
            result.ExitCode is 0 or DiskFaults.Killed,
            $"{result.ExitCode} after {seen.Count} runs: {result.Error}"
        );
        Assert.True(
            result.ExitCode != 0 || result.Error.Contains("3 of 3 accounts", StringComparison.Ordinal),
            result.Error
        );
        Assert.Contains(seen, stored => stored.Length is 1 or 2);
        Assert.Equal(3, Ids().Length);
        // What was stored was neither scanned again nor lost.
        Assert.All(seen, stored => Assert.Empty(stored.Except(Ids())));
        Assert.Equal([StorePath], Directory.EnumerateFiles(_folder.Path));
    }

    [Fact]
    public async Task Resumed_without_its_options_it_is_the_scan_that_was_begun()
    {
        var late = await organization.CreateAccountAsync("late");
        string[] command =
        [
            "scan",
            "--accounts",
            late,
            "--role-name",
            "audit/reader",
            "--external-id",
            "x-18",
            "--depth",
            "full",
            "--store",
            StorePath,
        ];
        using var cli = await CliAsync("late");

        var refused = await cli.RunAsync(command);
        var again = await cli.RunAsync(command);
        var left = Directory.GetFiles(_folder.Path, "*-scan-run-*");
        await (await organization.InAsync(late)).CreateReaderAsync(organization.Lab.AccountId.ToString(), "x-18");
        var goOn = again.Error.Split('\n').Single(line => line.StartsWith("Go on", StringComparison.Ordinal));
        var resumed = await cli.RunAsync("scan", "--resume", "--store", StorePath);

        Assert.True(refused.ExitCode == 1, refused.Error);
        Assert.Contains("is unfinished; this is a new one", again.Error, StringComparison.Ordinal);
        // The second asked for the same, so that it takes the place of the first.
        var run = Assert.Single(left);
        Assert.Contains($"aws-radar scan --resume {run[^8..]} --store {StorePath}", goOn, StringComparison.Ordinal);
        Assert.True(resumed.ExitCode == 0, resumed.Error);
        Assert.Contains("1 of 1 accounts", resumed.Error, StringComparison.Ordinal);
        using var store = SnapshotStore.OpenExisting(StorePath);
        var snapshot = store.Get(Assert.Single(store.List()).Id);
        Assert.Equal(late, $"{snapshot.Account}");
        // Only a full scan reads it.
        Assert.True(snapshot.Coverage.IsKnown(SnapshotSection.SshPublicKeys));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*-scan-*"));
    }

    private bool IsLeft() => Directory.GetFiles(_folder.Path, "*-scan-run-*").Length > 0;

    private string[] Ids()
    {
        using var store = SnapshotStore.OpenExisting(StorePath);
        return [.. store.List().Select(snapshot => snapshot.Id)];
    }

    private async Task<CliProcess> CliAsync(string user)
    {
        var key = await organization.Administrator.CreateUserAsync(
            $"scanner-{user}",
            LabFixture.Allow("sts:AssumeRole", "organizations:*")
        );
        return new CliProcess()
            .With("AWS_ENDPOINT_URL", organization.Lab.Endpoint.ToString())
            .With("AWS_ACCESS_KEY_ID", key.AccessKeyId)
            .With("AWS_SECRET_ACCESS_KEY", key.SecretAccessKey)
            .With("AWS_REGION", "us-east-1");
    }
}

/// <summary>The role that a scan of many accounts assumes.</summary>
file static class Readers
{
    public static async Task CreateReaderAsync(this LabClient administrator, string trusted, string externalId)
    {
        await administrator.CallAsync(
            "CreateRole",
            new JsonObject
            {
                ["RoleName"] = "reader",
                ["Path"] = "/audit/",
                ["AssumeRolePolicyDocument"] = $$"""
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{trusted}}"},
                 "Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"{{externalId}}"} } } }
                """,
            }
        );
        await administrator.CallAsync(
            "PutRolePolicy",
            new JsonObject
            {
                ["RoleName"] = "reader",
                ["PolicyName"] = "read",
                ["PolicyDocument"] = LabFixture.Allow("iam:*"),
            }
        );
    }
}
