using System.Text;

namespace AwsRadar.Cli.CommandLine;

/// <summary>The process around a command: where data goes, where everything else goes, and what it may look like.</summary>
internal sealed record CliHost
{
    public required TextWriter Out { get; init; }

    /// <summary>Where <see cref="Out"/> goes, for what is UTF-8 already; null where that is not to be had.</summary>
    public Stream? OutBytes { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Whether a person watches standard error, so that progress may rewrite its line.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Whether a person watches standard output.</summary>
    public bool IsOutTerminal { get; init; }

    public bool UseColor { get; init; }

    /// <summary>What people are spoken to in, where the command line does not say.</summary>
    public string Language { get; init; } = CommandLine.Language.English;

    /// <summary>What another program or a file gives; null when standard input is a terminal.</summary>
    public TextReader? PipedInput { get; init; }

    /// <summary>Asks the person at the terminal; null when there is none.</summary>
    public Keyboard? Keyboard { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where the identity, region and endpoint of calls are looked for in place of the process's environment; null looks there.</summary>
    public IReadOnlyDictionary<string, string>? EnvironmentVariables { get; init; }

    /// <summary>The real process. NO_COLOR and a dumb terminal are respected: https://no-color.org.</summary>
    public static CliHost OfProcess() =>
        new()
        {
            Out = Console.Out,
            OutBytes = Console.OutputEncoding.CodePage == Encoding.UTF8.CodePage ? Console.OpenStandardOutput() : null,
            Error = Console.Error,
            IsOutTerminal = !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
            PipedInput = Console.IsInputRedirected ? Console.In : null,
            Keyboard = Keyboard.OfProcess(),
            Language = CommandLine.Language.OfProcess(),
            UseColor =
                string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
                && Environment.GetEnvironmentVariable("TERM") is not "dumb",
        };
}
