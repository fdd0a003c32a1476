using AwsRadar.Cli.CommandLine;
using AwsRadar.Core.Reference;

namespace AwsRadar.Cli.Questions;

/// <summary>A word about an action that AWS's reference does not have: it may be new, or misspelt.</summary>
internal static class ActionNote
{
    public static void Say(CommandContext context, string action)
    {
        if (action.AsSpan().ContainsAny('*', '?') || ActionCatalog.TryFind(action, out _))
        {
            return;
        }

        var prefix = action[..action.IndexOf(':', StringComparison.Ordinal)];
        var known = ActionCatalog.TryOpen(prefix, out var service)
            ? service.Actions.Select(each => $"{prefix}:{each.Name}")
            : ActionCatalog.Prefixes.Select(each => $"{each}:");
        context.Warn(
            Translate($"AWS's reference has no action `{action}`: this is the answer if there is one."),
            Suggestions.Sentence(service is null ? $"{prefix}:" : action, known)
        );
    }
}
