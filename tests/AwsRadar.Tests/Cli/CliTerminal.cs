using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>The real program on a real terminal, with somebody who types.</summary>
internal static class CliTerminal
{
    /// <summary>Types each answer when its prompt stands at the end of the screen. Skips the test without python3.</summary>
    /// <returns>The exit code, and all that stood on the screen.</returns>
    public static async Task<(int ExitCode, string Screen)> RunAsync(
        CliProcess cli,
        (string Prompt, string Answer)[] answers,
        params string[] arguments
    )
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX terminal");
        await ForeignClient.RequireAsync("python3", "-c", "import pty");
        var work = new JsonObject
        {
            ["command"] = new JsonArray([.. CliProcess.Command(arguments).Select(word => (JsonNode)word)]),
            ["patience"] = Patience.Now.TotalSeconds,
            ["answers"] = new JsonArray([.. answers.Select(pair => (JsonNode)new JsonArray(pair.Prompt, pair.Answer))]),
        };
        using var process = Process.Start(cli.Prepare(["python3", Path.Combine(Folder(), "terminal.py")]))!;
        await process.StandardInput.WriteAsync(work.ToJsonString());
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await error);
        var result = JsonElement.Parse(await output);
        return (result.GetProperty("exit").GetInt32(), result.GetProperty("screen").GetString()!);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
