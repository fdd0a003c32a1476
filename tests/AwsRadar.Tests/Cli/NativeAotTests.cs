using System.Diagnostics;
using System.Xml.Linq;
using AwsRadar.Core.Tests.Conventions;
using AwsRadar.Store;
using AwsRadar.Tests.Store;
using DuckDB.NET.Data;
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
            await AssertKoreanAsync(folder);
            await AssertExportsAsync(folder);
            await NativeCredentials.AssertAsync(Path.Combine(folder, "aws-radar"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Of each room: the command line, and what Core says of a policy.</summary>
    private static async Task AssertKoreanAsync(string folder)
    {
        var program = Path.Combine(folder, "aws-radar");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "policy.json"),
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:ListUserz","Resource":"*"}]}""",
            TestContext.Current.CancellationToken
        );

        var help = await RunAsync(program, folder, "show", "--help", "--lang", "ko");
        var lint = await RunAsync(program, folder, "policy", "lint", "policy.json", "--lang", "ko");

        Assert.Contains("사용법:", help.Out, StringComparison.Ordinal);
        Assert.Contains("작업 `iam:ListUserz`이(가) 없습니다.", lint.Out, StringComparison.Ordinal);
    }

    /// <summary>Parquet and XML are written by libraries that reflection could have crept into.</summary>
    private static async Task AssertExportsAsync(string folder)
    {
        var program = Path.Combine(folder, "aws-radar");
        using (var store = SnapshotStore.Open(Path.Combine(folder, "snapshots.db")))
        {
            store.Save(SampleSnapshots.Full("aa01"));
        }

        foreach (var target in (string[])["--parquet", "--csv", "--json", "--graphml"])
        {
            var to = Path.Combine(folder, "export" + target);

            var export = await RunAsync(program, folder, "export", target, to, "--redact", "--store", "snapshots.db");

            Assert.True(export.ExitCode == 0, $"{target}: {export.Error}");
            Assert.Equal(to, export.Out.Trim());
        }

        using var duck = new DuckDBConnection("Data Source=:memory:");
        duck.Open();
        using var command = duck.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM read_parquet('{folder}/export--parquet/users/**/*.parquet')";
        Assert.Equal((long)SampleSnapshots.Full("aa01").Users.Length, command.ExecuteScalar());
        Assert.NotEmpty(XDocument.Load(Path.Combine(folder, "export--graphml")).Descendants());
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
        // Whatever the machine speaks.
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["HOME"] = program == "dotnet" ? start.Environment["HOME"] : folder;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CliResult(process.ExitCode, await output, await error);
    }
}
