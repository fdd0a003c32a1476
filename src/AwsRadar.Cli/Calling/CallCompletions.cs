using System.CommandLine.Completions;
using AwsRadar.Cli.Calling.Names;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling;

/// <summary>What a shell offers behind <c>aws-radar call</c>.</summary>
internal static class CallCompletions
{
    public static IEnumerable<string> Services() => ServiceCatalog.Names;

    /// <summary>The operations of the service that the line names before; none while it names none.</summary>
    public static IEnumerable<string> Operations(CompletionContext context) =>
        context.ParseResult.CommandResult.Tokens.Select(token => token.Value).FirstOrDefault() is { } name
        && ServiceNames.TryOpen(name, out var service)
            ? service.OperationNames.Select(CliSpelling.OfOperation)
            : [];
}
