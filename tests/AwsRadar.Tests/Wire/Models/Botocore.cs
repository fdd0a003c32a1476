using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;

namespace AwsRadar.Tests.Wire.Models;

/// <summary>The botocore that python3 on this machine imports, if there is one.</summary>
internal static class Botocore
{
    private static readonly string Script = Path.Combine(ThisFolder(), "describe_botocore.py");

    /// <summary>Its version, or null when there is no python3 or it has no botocore.</summary>
    public static string? Version { get; } = Run("--version")?.Trim();

    /// <summary>The folder that it is installed in.</summary>
    public static string Folder => Run("--folder")!.Trim();

    /// <summary>A line for each operation and each shape, in botocore's own reading of its models.</summary>
    public static IEnumerable<string> Describe() => Run()!.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string? Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("python3", [Script, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
