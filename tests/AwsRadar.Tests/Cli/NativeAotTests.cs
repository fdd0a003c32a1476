using System.Diagnostics;
using AwsRadar.Core.Tests.Conventions;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>The native program: built as CONTRIBUTING.md says, without a warning of our own, and able to do the main job.</summary>
public sealed class NativeAotTests
{
    [Fact]
    public async Task The_native_program_builds_without_warnings_passes_the_demo_and_finds_credentials_of_every_kind()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.Is64BitProcess,
            "The native program is built for linux-x64 here."
        );
        var folder = Directory.CreateTempSubdirectory("aws-radar-native-").FullName;
        try
        {
            var build = await RunAsync(
                "dotnet",
                Repository.Root,
                "publish",
                "src/AwsRadar.Cli",
                "-r",
                "linux-x64",
                "-p:PublishAot=true",
                // The build before the tests has run them on the same source.
                "-p:RunAnalyzers=false",
                "-o",
                folder
            );
            Assert.True(build.ExitCode == 0, build.Out);
            Assert.DoesNotContain(
                build.Out.Split('\n'),
                line =>
                    line.Contains("warning", StringComparison.Ordinal)
                    && line.Contains("src/AwsRadar", StringComparison.Ordinal)
            );

            var demo = await RunAsync(Path.Combine(folder, "aws-radar"), folder, "demo");
            Assert.True(demo.ExitCode == 0, demo.Error);
            DemoOutput.AssertComplete(demo.Out);
            await NativeCredentials.AssertAsync(Path.Combine(folder, "aws-radar"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<CliResult> RunAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = program == "dotnet" ? start.Environment["HOME"] : folder;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CliResult(process.ExitCode, await output, await error);
    }
}
