using System.CommandLine.Completions;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Store;

namespace AwsRadar.Cli.Completion;

/// <summary>The words that name a snapshot of the store.</summary>
internal static class SnapshotCompletions
{
    public static IEnumerable<CompletionItem> Of(CompletionContext context) =>
        Ids(context).Concat(["latest", "previous"]).Select(word => new CompletionItem(word));

    private static string[] Ids(CompletionContext context)
    {
        try
        {
            using var store = SnapshotStore.OpenExisting(
                context.ParseResult.GetValue(GlobalOptions.Store) ?? DefaultStore.Path
            );
            return [.. store.List().Select(each => each.Id)];
        }
        catch (StoreException)
        {
            // Who completes a word is told nothing: the command itself will say it.
            return [];
        }
    }
}
