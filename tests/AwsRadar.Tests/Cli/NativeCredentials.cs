using System.Diagnostics;
using System.Text.Json;
using AwsRadar.Tests.Client.Credentials;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>The native program finds the credentials that the managed one finds: every kind of source, by the same table.</summary>
internal static class NativeCredentials
{
    public static async Task AssertAsync(string program)
    {
        await using var world = new PrecedenceWorld();
        await world.InitializeAsync();
        var expected = new List<(string, string)>();
        var found = new List<(string, string)>();
        foreach (var example in PrecedenceTests.Cases.Select(row => row.Data))
        {
            expected.Add((example.Case, example.Is ?? example.Says!));
            found.Add((example.Case, await WhoamiAsync(program, world, example)));
        }

        Assert.Equal(expected, found);
    }

    /// <summary>The end of the ARN; for an error the part of its sentence that is expected, or all of it.</summary>
    private static async Task<string> WhoamiAsync(string program, PrecedenceWorld world, PrecedenceCase example)
    {
        using var home = world.Home(example);
        string[] profile = example.Profile is null ? [] : ["--profile", example.Profile];
        var start = new ProcessStartInfo(program, ["whoami", "--output", "json", .. profile])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList()
        )
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in home.Options.EnvironmentVariables!)
        {
            start.Environment[name] = value;
        }

        // Whatever the machine speaks.
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0 ? JsonElement.Parse(await output).GetProperty("arn").GetString()!.Split(':')[^1]
            : example.Says is { } says && error.Contains(says, StringComparison.Ordinal) ? says
            : error;
    }
}
