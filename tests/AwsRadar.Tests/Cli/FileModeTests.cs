using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>What the program writes is its owner's alone, also where the umask would let everybody read it.</summary>
public sealed class FileModeTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task A_store_a_report_and_the_folders_made_for_them_are_their_owners_alone_under_umask_000()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Modes and umask are Linux's here.");
        using var cli = new CliProcess();
        foreach (var (name, value) in fixture.Lab.EnvironmentVariables)
        {
            cli.With(name, value);
        }

        var store = Path.Combine(cli.Home, "new", "folder", "snapshots.db");

        await RunAsync(cli, "scan", "--store", store);
        await RunAsync(cli, "report", "--store", store, "-o", Path.Combine(cli.Home, "report.html"));

        var files = Directory.GetFiles(cli.Home, "*", SearchOption.AllDirectories);
        Assert.Contains(store, files);
        Assert.Contains(files, file => file.EndsWith("report.html", StringComparison.Ordinal));
        Assert.All(files, file => AssertMode(OwnerFile, file));
        Assert.All(
            Directory.GetDirectories(cli.Home, "*", SearchOption.AllDirectories),
            folder => AssertMode(OwnerFile | UnixFileMode.UserExecute, folder)
        );
    }

    private static async Task RunAsync(CliProcess cli, params string[] arguments)
    {
        var run = await cli.RunProgramAsync([
            "sh",
            "-c",
            "umask 000; exec \"$0\" \"$@\"",
            .. CliProcess.Command(arguments),
        ]);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private static void AssertMode(UnixFileMode mode, string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.True(mode == File.GetUnixFileMode(path), $"{path}: {File.GetUnixFileMode(path)}");
        }
    }
}
