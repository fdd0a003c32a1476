using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AwsRadar.Benchmarks.Labs;

/// <summary>moto's server, where it is installed.</summary>
internal sealed class MotoServer : IDisposable
{
    private readonly Process _process;

    private MotoServer(Process process, Uri endpoint) => (_process, Endpoint) = (process, endpoint);

    public Uri Endpoint { get; }

    /// <summary>Null where it cannot be started.</summary>
    public static MotoServer? TryStart()
    {
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("python3", ["-m", "moto.server", "-H", "127.0.0.1", "-p", port])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["PYTHONUNBUFFERED"] = "1";
        try
        {
            var process = Process.Start(start)!;
            while (process.StandardError.ReadLine() is { } line)
            {
                if (line.Contains("Running on", StringComparison.Ordinal))
                {
                    // It keeps writing, and would wait for a reader.
                    _ = process.StandardError.ReadToEndAsync();
                    _ = process.StandardOutput.ReadToEndAsync();
                    return new MotoServer(process, new Uri($"http://127.0.0.1:{port}"));
                }
            }

            process.Dispose();
            return null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
