using Xunit;

namespace AwsRadar.Tests.Cli.Setup;

/// <summary>The real program, killed while the lab answers; the same command goes on, and teardown leaves nothing.</summary>
public sealed class KilledSetupTests
{
    private static readonly string[] Setup = ["setup", "--admin-profile", "admin", "--yes"];
    private static readonly string[] Teardown = ["teardown", "--admin-profile", "admin", "--yes"];

    /// <summary>Every look at the clock with the full tests; else every 29th, so that each phase is hit.</summary>
    private static int Step => Environment.GetEnvironmentVariable("AWS_RADAR_FULL_TESTS") is "1" ? 1 : 29;

    [Fact]
    public async Task Killed_at_any_moment_setup_is_repaired_by_setup()
    {
        var clock = new KillingClock();
        await using var lab = await SetupLab.StartAsync(time: clock);
        var account = await lab.ExportAsync();
        for (var look = 1; ; look += Step)
        {
            using var cli = lab.Cli();
            var isKilled = await RunKilledAsync(cli, clock, look, Setup);

            var repaired = await cli.RunAsync(Setup);
            Assert.True(repaired.ExitCode == 0, $"look {look}: {repaired.Error}");
            Assert.Single(await lab.KeysOfAsync("aws_radar"));
            var whoami = await cli.RunAsync("whoami", "--profile", "aws_radar");
            Assert.True(whoami.ExitCode == 0, $"look {look}: {whoami.Error}");
            var removed = await cli.RunAsync(Teardown);
            Assert.True(removed.ExitCode == 0, $"look {look}: {removed.Error}");
            Assert.Equal(account, await lab.ExportAsync());
            if (!isKilled)
            {
                Assert.True(look > 20, $"only {look} looks");
                return;
            }
        }
    }

    [Fact]
    public async Task Killed_at_any_moment_teardown_is_ended_by_teardown()
    {
        var clock = new KillingClock();
        await using var lab = await SetupLab.StartAsync(time: clock);
        var account = await lab.ExportAsync();
        for (var look = 1; ; look += Step)
        {
            using var cli = lab.Cli();
            var before = await File.ReadAllTextAsync(
                SetupLab.CredentialsOf(cli),
                TestContext.Current.CancellationToken
            );
            var made = await cli.RunAsync(Setup);
            Assert.True(made.ExitCode == 0, $"look {look}: {made.Error}");
            var isKilled = await RunKilledAsync(cli, clock, look, Teardown);

            var ended = await cli.RunAsync(Teardown);

            Assert.True(ended.ExitCode == 0, $"look {look}: {ended.Error}");
            Assert.Equal(account, await lab.ExportAsync());
            Assert.Equal(
                before,
                await File.ReadAllTextAsync(SetupLab.CredentialsOf(cli), TestContext.Current.CancellationToken)
            );
            if (!isKilled)
            {
                Assert.True(look > 20, $"only {look} looks");
                return;
            }
        }
    }

    [Fact]
    public async Task Killed_at_any_moment_a_rotation_of_keys_is_ended_by_the_same_command()
    {
        string[] rotate = [.. Teardown, "--keys", "rotate"];
        var clock = new KillingClock();
        await using var lab = await SetupLab.StartAsync(time: clock);
        for (var look = 1; ; look += Step)
        {
            using var cli = lab.Cli();
            var made = await cli.RunAsync(Setup);
            Assert.True(made.ExitCode == 0, $"look {look}: {made.Error}");
            var before = Assert.Single(await lab.KeysOfAsync("aws_radar"));
            var isKilled = await RunKilledAsync(cli, clock, look, rotate);

            var ended = await cli.RunAsync(rotate);

            Assert.True(ended.ExitCode == 0, $"look {look}: {ended.Error}");
            Assert.NotEqual(before, Assert.Single(await lab.KeysOfAsync("aws_radar")));
            var whoami = await cli.RunAsync("whoami", "--profile", "aws_radar");
            Assert.True(whoami.ExitCode == 0, $"look {look}: {whoami.Error}");
            var removed = await cli.RunAsync(Teardown);
            Assert.True(removed.ExitCode == 0, $"look {look}: {removed.Error}");
            if (!isKilled)
            {
                Assert.True(look > 10, $"only {look} looks");
                return;
            }
        }
    }

    private static async Task<bool> RunKilledAsync(CliProcess cli, KillingClock clock, int look, string[] arguments)
    {
        using var process = cli.Start(arguments);
        clock.Aim(process, look);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        clock.Rest();
        await Task.WhenAll(output, error);
        return clock.HasKilled;
    }
}
