using System.CommandLine;
using AwsRadar.Cli.Calling.Parameters;
using AwsRadar.Cli.CommandLine;

namespace AwsRadar.Cli.Calling;

/// <summary>
/// The symbols of <c>aws-radar call</c>. Without an operation they are few; once a command line names one, its parameters
/// are options like any other, so that help, completion and messages know them.
/// </summary>
internal sealed class CallCommandLine
{
    /// <param name="words">The command line as it was typed.</param>
    public CallCommandLine(CallTarget? target, IReadOnlyCollection<string> words)
    {
        Target = target;
        Words = words;
        Service = Word("SERVICE", "A service, such as iam.");
        Operation = Word("OPERATION", "An operation, such as list-users or ListUsers.");
        OutFile =
            target?.StreamedOutput is null && target?.EventContent is null
                ? null
                : Word("OUTFILE", Translatable("The file that gets the content; - for standard output."));
        Parameters = target is null ? null : new ParameterOptions(target.Parameters, Taken(target));
    }

    /// <summary>Null while the command line names no operation that there is.</summary>
    public CallTarget? Target { get; }

    public IReadOnlyCollection<string> Words { get; }

    public Argument<string?> Service { get; }

    public Argument<string?> Operation { get; }

    /// <summary>Null for operations that return no content of a file.</summary>
    public Argument<string?>? OutFile { get; }

    /// <summary>Null without a target.</summary>
    public ParameterOptions? Parameters { get; }

    public IEnumerable<Symbol> Symbols =>
        [
            Service,
            Operation,
            .. OutFile is { } file ? [file] : Array.Empty<Symbol>(),
            .. Parameters?.All ?? [],
            .. OptionsFor(Target),
        ];

    /// <summary>Whether results come in pages that are turned for the caller.</summary>
    public static bool HasPages(CallTarget target) => target.Operation.Paginator is { ResultKeys.IsEmpty: false };

    private static Option[] OptionsFor(CallTarget? target) =>
        target is null ? [CallOptions.List, CallOptions.Search, .. CallOptions.OfOperation]
        : HasPages(target) ? [.. CallOptions.OfOperation, .. CallOptions.OfPages(target.Operation.Paginator!)]
        : CallOptions.OfOperation;

    private static HashSet<string> Taken(CallTarget target) =>
        [.. OptionsFor(target).Concat(GlobalOptions.All).Select(option => option.Name), "--help", "--version"];

    private static Argument<string?> Word(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
}
