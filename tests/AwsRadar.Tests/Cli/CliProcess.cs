using System.Diagnostics;

namespace AwsRadar.Tests.Cli;

/// <summary>The real program, as a user runs it: a process of its own, an empty home folder, and no AWS settings but those given.</summary>
internal sealed class CliProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    public CliProcess()
    {
        Home = Directory.CreateTempSubdirectory("aws-radar-test-").FullName;
    }

    /// <summary>The home and working folder; removed afterwards.</summary>
    public string Home { get; }

    public CliProcess With(string name, string value)
    {
        _environment[name] = value;
        return this;
    }

    /// <summary>Runs <c>aws-radar</c> to its end.</summary>
    public async Task<CliResult> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException timeout)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"aws-radar {string.Join(' ', arguments)} did not end.", timeout);
        }

        return new CliResult(process.ExitCode, await output, await error);
    }

    /// <summary>Starts <c>aws-radar</c> and leaves it running.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            WorkingDirectory = Home,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "aws-radar.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        SetEnvironment(start);
        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(Home, recursive: true);

    private void SetEnvironment(ProcessStartInfo start)
    {
        foreach (var name in start.Environment.Keys.Where(IsAwsSetting).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = Home;
        start.Environment.Remove("XDG_DATA_HOME");
        start.Environment["AWS_RADAR_LOOPBACK_ONLY"] = "1";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }
    }

    private static bool IsAwsSetting(string name) => name.StartsWith("AWS_", StringComparison.Ordinal);
}
