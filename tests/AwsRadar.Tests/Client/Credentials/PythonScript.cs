using System.Diagnostics;
using Xunit;

namespace AwsRadar.Tests.Client.Credentials;

/// <summary>A Python program that answers line by line.</summary>
internal static class PythonScript
{
    public static async Task<string[]> RunAsync(string script, IEnumerable<string> lines)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("python3", [script])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        foreach (var line in lines)
        {
            await process.StandardInput.WriteLineAsync(line.AsMemory(), cancellation);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        Assert.Equal(0, process.ExitCode);
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
