using System.Diagnostics;
using System.Globalization;
using AwsRadar.Core.Tests.Conventions;
using AwsRadar.Tests.Cli;
using Xunit;

namespace AwsRadar.Tests.Faults;

/// <summary>
/// Lets a program die, or the disk fail, at a given change of the files in a folder: <c>disk-faults.c</c>, loaded before the C
/// library. The program is the real one and knows nothing of it.
/// </summary>
internal static class DiskFaults
{
    public const string NoSpace = "28";
    public const string ReadOnly = "30";

    /// <summary>How a process ends that was killed with signal 9, as its parent sees it.</summary>
    public const int Killed = 128 + 9;

    private static readonly string[] Kills = ["before", "torn", "after"];
    private static readonly Lazy<string?> Library = new(Compile);

    /// <summary>Skips the test where the library cannot be made.</summary>
    public static void SkipIfNone() =>
        Assert.SkipWhen(
            Library.Value is null,
            "needs Linux and a C compiler (on Debian: sudo apt-get install gcc libc6-dev)"
        );

    /// <summary>The way to be killed at a change: each in turn.</summary>
    public static string KillAt(int change) => Kills[change % Kills.Length];

    /// <summary>Sets the environment of the programs that are run next.</summary>
    public static CliProcess WithFault(this CliProcess cli, string folder, int change, string fault) =>
        cli.With("LD_PRELOAD", Library.Value!)
            .With("DISK_FAULT_FOLDER", folder)
            .With("DISK_FAULT_AT", change.ToString(CultureInfo.InvariantCulture))
            .With("DISK_FAULT", fault);

    private static string? Compile()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var source = Path.Combine(Repository.Root, "tests/AwsRadar.Tests/Faults/disk-faults.c");
        var library = Path.Combine(AppContext.BaseDirectory, "disk-faults.so");
        try
        {
            using var compiler = Process.Start(
                "cc",
                ["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", library, source, "-ldl"]
            );
            compiler.WaitForExit();
            return compiler.ExitCode == 0 ? library : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
