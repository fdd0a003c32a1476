using System.Collections.Concurrent;
using System.Diagnostics;
using AwsRadar.Lab;
using AwsRadar.Tests.Cli;
using AwsRadar.Tests.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>AWS's own clients, where they are installed: python3 with boto3, and the <c>aws</c> command.</summary>
internal static class ForeignClient
{
    private static readonly ConcurrentDictionary<string, Task<bool>> Found = new(StringComparer.Ordinal);

    /// <summary>Runs a program that sees this lab as AWS and nothing else of this machine's AWS settings.</summary>
    public static async Task<CliResult> RunAsync(
        LabServer lab,
        LabCredentials credentials,
        string program,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList()
        )
        {
            start.Environment.Remove(name);
        }

        start.Environment["AWS_CONFIG_FILE"] = "/nonexistent";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent";
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        start.Environment["AWS_DATA_PATH"] = AddedModels.Folder;
        foreach (var (name, value) in lab.EnvironmentVariablesFor(credentials))
        {
            start.Environment[name] = value;
        }

        return await RunAsync(start);
    }

    /// <summary>Skips the test, with the reason, where the client is not installed.</summary>
    public static async Task RequireAsync(string program, params string[] arguments)
    {
        var command = $"{program} {string.Join(' ', arguments)}";
        var works = await Found.GetOrAdd(command, _ => WorksAsync(program, arguments));
        Assert.SkipUnless(works, $"`{command}` does not work on this machine");
    }

    private static async Task<bool> WorksAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return (await RunAsync(start)).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program.
            return false;
        }
    }

    private static async Task<CliResult> RunAsync(ProcessStartInfo start)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new CliResult(process.ExitCode, await output, await error);
    }
}
