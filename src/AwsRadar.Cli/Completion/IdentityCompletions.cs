using System.CommandLine.Completions;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Store;

namespace AwsRadar.Cli.Completion;

/// <summary>The users and roles of the newest snapshot, as questions name them.</summary>
internal static class IdentityCompletions
{
    public static IEnumerable<CompletionItem> Of(CompletionContext context)
    {
        try
        {
            using var store = SnapshotStore.OpenExisting(
                context.ParseResult.GetValue(GlobalOptions.Store) ?? DefaultStore.Path
            );
            return store.Latest() is { } snapshot
                ?
                [
                    .. snapshot
                        .Users.Select(user => $"user/{user.Name}")
                        .Concat(snapshot.Roles.Select(role => $"role/{role.Name}"))
                        .Select(word => new CompletionItem(word)),
                ]
                : [];
        }
        catch (StoreException)
        {
            // Who completes a word is told nothing: the command itself will say it.
            return [];
        }
    }
}
