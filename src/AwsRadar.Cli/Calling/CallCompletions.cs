using AwsRadar.Cli.Calling.Names;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling;

/// <summary>The words that may follow <c>aws-radar call</c>: a service, then one of its operations.</summary>
internal static class CallCompletions
{
    public static IEnumerable<string> After(IReadOnlyList<string> words) =>
        words.Count switch
        {
            0 => ServiceCatalog.Names,
            1 when ServiceNames.TryOpen(words[0], out var service) => service.OperationNames.Select(
                CliSpelling.OfOperation
            ),
            _ => [],
        };
}
