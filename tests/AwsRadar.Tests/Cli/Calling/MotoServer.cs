using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli.Calling;

/// <summary>
/// moto's server, an independent imitation of AWS, for the tests of one class; and the AWS CLI beside the program, both
/// pointed at it. Without moto or the AWS CLI the tests are skipped with that reason.
/// </summary>
public sealed class MotoServer : IAsyncLifetime
{
    private const string Ready = "Running on";
    private readonly CliProcess _cli = new();
    private Process? _server;
    private string _url = "";

    public string Home => _cli.Home;

    public async ValueTask InitializeAsync()
    {
        await ForeignClient.RequireAsync("python3", "-c", "import moto.server");
        await ForeignClient.RequireAsync("aws", "--version");
        var port = FreePort();
        _url = $"http://127.0.0.1:{port}";
        _server = Start("python3", "-m", "moto.server", "-H", "127.0.0.1", "-p", $"{port}");
        while (await _server.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains(Ready, StringComparison.Ordinal))
            {
                // It keeps writing, and would wait for a reader.
                _ = _server.StandardError.ReadToEndAsync(CancellationToken.None);
                break;
            }
        }

        await File.WriteAllTextAsync(
            ConfigFile,
            "[default]\ncli_timestamp_format = iso8601\n",
            TestContext.Current.CancellationToken
        );
        foreach (var (name, value) in Credentials)
        {
            _cli.With(name, value);
        }
    }

    public ValueTask DisposeAsync()
    {
        _server?.Kill(entireProcessTree: true);
        _server?.Dispose();
        _cli.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>What a call prints that must succeed.</summary>
    internal async Task<string> CallAsync(params string[] arguments)
    {
        var result = await _cli.RunAsync(["call", .. arguments, "--endpoint-url", _url]);
        Assert.True(result.ExitCode == 0, $"{string.Join(' ', arguments)}: {result.Error}");
        return result.Out;
    }

    /// <summary>What the AWS CLI prints for the same call.</summary>
    internal async Task<string> AwsAsync(params string[] arguments)
    {
        string[] spelled = arguments[0] is "s3" ? ["s3api", .. arguments[1..]] : arguments;
        using var process = Start("aws", [.. spelled, "--endpoint-url", _url, "--output", "json"]);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"aws {string.Join(' ', spelled)}: {await error}");
        return output;
    }

    private string ConfigFile => Path.Combine(Home, "aws-config");

    private static IEnumerable<(string Name, string Value)> Credentials =>
        [
            ("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE"),
            ("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
            ("AWS_REGION", "us-east-1"),
            ("AWS_DEFAULT_REGION", "us-east-1"),
        ];

    private Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = Home,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var name in start
                .Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal))
                .ToArray()
        )
        {
            start.Environment.Remove(name);
        }

        foreach (
            var (name, value) in Credentials.Append(("AWS_CONFIG_FILE", ConfigFile)).Append(("PYTHONUNBUFFERED", "1"))
        )
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
