using System.CommandLine;
using System.Text;
using AwsRadar.Cli.Lessons;
using AwsRadar.Cli.Output;
using AwsRadar.Client;
using Spectre.Console;

namespace AwsRadar.Cli.CommandLine;

/// <summary>What one run of a command works with: the process around it and the options that every command takes.</summary>
internal sealed class CommandContext(CliHost host, ParseResult arguments)
{
    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);

    public CliHost Host { get; } = arguments.GetValue(GlobalOptions.NoColor) ? host with { UseColor = false } : host;

    public ParseResult Arguments => arguments;

    public string? Profile => arguments.GetValue(GlobalOptions.Profile);

    public string? Region => arguments.GetValue(GlobalOptions.Region);

    public string? EndpointUrl => arguments.GetValue(GlobalOptions.EndpointUrl);

    public string? Query => arguments.GetValue(GlobalOptions.Query);

    public OutputFormat? Output => arguments.GetValue(GlobalOptions.Output);

    /// <summary>Whether data goes to a program: in a format other than a table, or picked from JSON.</summary>
    public bool IsForPrograms => Query is not null || Output is not (null or OutputFormat.Table);

    /// <summary>The file with the snapshots: <c>--store</c>, or one in the user's data folder.</summary>
    public string StorePath => NamedStore ?? DefaultStore.Path;

    /// <summary>The file that <c>--store</c> names; null without the option.</summary>
    public string? NamedStore => arguments.GetValue(GlobalOptions.Store);

    public DataPrinter Data => new(this);

    /// <summary>What <c>--explain</c> teaches beside the steps of the command.</summary>
    public Lesson Lesson => field ??= new Lesson(this);

    /// <summary>Who calls AWS and where, as the options of the command line say.</summary>
    public AwsClientOptions ClientOptions => LimitOptions.Apply(Identity, arguments);

    private AwsClientOptions Identity =>
        new()
        {
            ProfileName = Profile,
            Region = Region,
            EndpointUrl = EndpointUrl,
            EnvironmentVariables = Host.EnvironmentVariables,
            Time = Host.Time,
            Warn = sentence => Warn(sentence),
            MfaCode = Host.Keyboard is { } keyboard
                ? (device, cancellation) =>
                    keyboard.AskAsync(Translate($"MFA code of {TerminalText.Escape(device)}"), cancellation)
                : null,
        };

    /// <summary>Prints data to standard output.</summary>
    public void WriteData(string line) => Host.Out.WriteLine(line);

    /// <summary>The same for many long lines that are UTF-8 already, each with its end.</summary>
    public void WriteData(ReadOnlySpan<byte> line)
    {
        if (Host.OutBytes is { } bytes)
        {
            // What was printed as text is out already: the console's writer keeps nothing back.
            bytes.Write(line);
        }
        else
        {
            Host.Out.Write(Encoding.UTF8.GetString(line));
        }
    }

    /// <summary>Tells a person something, on standard error.</summary>
    public void Say(string line = "") => Host.Error.WriteLine(line);

    /// <summary>Points out, once, what should be looked after and keeps nothing from going on.</summary>
    public void Warn(string sentence, string? whatToDo = null)
    {
        if (!_warned.Add(sentence))
        {
            return;
        }

        TerminalConsole.ForProgress(Host).Write(new Text(Translate("warning "), new Style(Color.Yellow)));
        Host.Error.WriteLine(TerminalText.Escape(sentence));
        if (whatToDo is not null)
        {
            Host.Error.WriteLine("        " + TerminalText.Escape(whatToDo));
        }
    }

    /// <summary>Says in one sentence what went wrong and what to do, and gives the exit code.</summary>
    public int Fail(string sentence, string? whatToDo = null, int exitCode = ExitCode.Failure)
    {
        TerminalConsole.ForProgress(Host).Write(new Text(Translate("error "), new Style(Color.Red)));
        Host.Error.WriteLine(TerminalText.Escape(sentence));
        if (whatToDo is not null)
        {
            Host.Error.WriteLine("      " + TerminalText.Escape(whatToDo));
        }

        return exitCode;
    }
}
