using System.Diagnostics;

namespace AwsRadar.Tests.Cli;

/// <summary>The real program, as a user runs it: a process of its own, an empty home folder, and no AWS settings but those given.</summary>
internal sealed class CliProcess : IDisposable
{
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

    /// <summary>Runs <c>aws-radar</c> to its end, without input.</summary>
    public Task<CliResult> RunAsync(params string[] arguments) => PipeAsync("", arguments);

    /// <summary>Runs <c>aws-radar</c> to its end, with another program's output as its input.</summary>
    public Task<CliResult> PipeAsync(string input, params string[] arguments) =>
        RunToEndAsync(input, Command(arguments));

    /// <summary>Runs another program to its end, which sees what <c>aws-radar</c> would see.</summary>
    public Task<CliResult> RunProgramAsync(params string[] command) => RunToEndAsync("", command);

    private async Task<CliResult> RunToEndAsync(string input, string[] command)
    {
        using var process = Process.Start(Prepare(command))!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!await EndsAsync(process))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', command)} did not end.");
        }

        return new CliResult(process.ExitCode, await output, await error);
    }

    private static async Task<bool> EndsAsync(Process process)
    {
        var began = Stopwatch.GetTimestamp();
        var end = process.WaitForExitAsync();
        for (var left = Patience.Now; left > TimeSpan.Zero; left = Patience.Now - Stopwatch.GetElapsedTime(began))
        {
            if (await Task.WhenAny(end, Task.Delay(left)) == end)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Starts <c>aws-radar</c> and leaves it running.</summary>
    public Process Start(params string[] arguments) => Process.Start(Prepare(Command(arguments)))!;

    /// <summary>What starts <c>aws-radar</c>.</summary>
    public static string[] Command(params string[] arguments) =>
        ["dotnet", Path.Combine(AppContext.BaseDirectory, "aws-radar.dll"), .. arguments];

    /// <summary>A process that sees what <c>aws-radar</c> would see.</summary>
    public ProcessStartInfo Prepare(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            WorkingDirectory = Home,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        SetEnvironment(start);
        return start;
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
        // Whatever the machine speaks.
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["AWS_RADAR_LOOPBACK_ONLY"] = "1";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }
    }

    private static bool IsAwsSetting(string name) => name.StartsWith("AWS_", StringComparison.Ordinal);
}
