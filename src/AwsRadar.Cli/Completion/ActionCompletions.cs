using System.CommandLine.Completions;
using AwsRadar.Core.Reference;

namespace AwsRadar.Cli.Completion;

/// <summary>The actions of the reference: first the services, then the actions of the one that was typed.</summary>
internal static class ActionCompletions
{
    public static IEnumerable<CompletionItem> Of(CompletionContext context)
    {
        var word = context.WordToComplete;
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        var words =
            colon < 0 ? ActionCatalog.Prefixes.Select(prefix => prefix + ":")
            : ActionCatalog.TryOpen(word[..colon], out var service) ? service.Actions.Select(action => action.FullName)
            : [];
        return words.Select(each => new CompletionItem(each));
    }
}
