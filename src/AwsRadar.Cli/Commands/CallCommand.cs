using System.CommandLine;
using AwsRadar.Cli.Calling;
using AwsRadar.Cli.Calling.Describing;
using AwsRadar.Cli.Calling.Names;
using AwsRadar.Cli.Calling.Values;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar call</c>: any operation of any AWS service, driven by the service's model.</summary>
internal static class CallCommand
{
    public const string Name = "call";

    /// <param name="target">The operation that the command line names, whose parameters become options; null for none.</param>
    /// <param name="words">The command line as it was typed.</param>
    public static Command Create(CliHost host, CallTarget? target, IReadOnlyCollection<string> words)
    {
        var line = new CallCommandLine(target, words);
        var command = CommandFactory.Create(
            host,
            Name,
            target is null
                ? "Call any AWS operation: aws-radar call iam list-users. Without one: --list, --search WORD."
                : Translate($"Call {target.Operation.Name} of {target.Service.FullName}."),
            (context, cancellation) => RunAsync(context, line, cancellation),
            [.. line.Symbols]
        );
        // What is left over is told with the names that may have been meant.
        command.TreatUnmatchedTokensAsErrors = false;
        return command;
    }

    /// <summary>The operation that a command line names; null when it is about something else, or names none that there is.</summary>
    public static CallTarget? TargetOf(ParseResult parsed) =>
        parsed.CommandResult.Command.Name is Name && parsed.CommandResult.Tokens is [var service, var operation, ..]
            ? CallTarget.Find(service.Value, operation.Value)
            : null;

    private static async Task<int> RunAsync(
        CommandContext context,
        CallCommandLine line,
        CancellationToken cancellation
    )
    {
        try
        {
            return line.Target is { } target
                ? await CallSession.RunAsync(context, line, target, cancellation)
                : WithoutTarget(context, line);
        }
        catch (InputException problem)
        {
            return context.Fail(problem.Message, exitCode: ExitCode.Usage);
        }
    }

    private static int WithoutTarget(CommandContext context, CallCommandLine line)
    {
        var arguments = context.Arguments;
        var (name, operation) = (arguments.GetValue(line.Service), arguments.GetValue(line.Operation));
        ServiceModel? service = null;
        if (name is not null && !ServiceNames.TryOpen(name, out service))
        {
            return context.Fail(
                Translate($"There is no AWS service `{name}`."),
                Suggestions.Sentence(name, ServiceCatalog.Names) ?? Translate("All services: aws-radar call --list"),
                ExitCode.Usage
            );
        }

        if (service is not null && operation is not null)
        {
            var known = service.OperationNames.Select(CliSpelling.OfOperation);
            return context.Fail(
                Translate($"`{service.Name}` has no operation `{operation}`."),
                Suggestions.Sentence(operation, known)
                    ?? Translate($"All operations: aws-radar call --list {service.Name}"),
                ExitCode.Usage
            );
        }

        return CatalogListing.Run(context, service);
    }
}
