using System.Globalization;

namespace AwsRadar.Tests.Cli;

/// <summary>How long a test waits for a process that is to end: the longer, the more processes share the processors.</summary>
internal static class Patience
{
    private static readonly TimeSpan OnAQuietMachine = TimeSpan.FromMinutes(2);

    /// <summary>What the machine's load of the last minute asks for; it may grow while one waits.</summary>
    public static TimeSpan Now => OnAQuietMachine * Math.Max(1, Load / Environment.ProcessorCount);

    /// <summary>How many processes wanted a processor, on average; 0 where nobody tells.</summary>
    /// <remarks>https://man7.org/linux/man-pages/man5/proc_loadavg.5.html</remarks>
    private static double Load =>
        OperatingSystem.IsLinux()
            ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
            : 0;
}
