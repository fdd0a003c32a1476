using System.Collections;
using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Access.Compiled;

/// <summary>Finds the statements that are about an action.</summary>
internal sealed class ActionIndex(
    Dictionary<string, int[]> literal,
    Dictionary<string, List<ActionPatternUse>> byService,
    int[] notActions,
    int[] unreadable,
    int[] firstStatements
)
{
    /// <summary>Stands for the service of patterns such as <c>*</c> and <c>*:Get*</c>.</summary>
    public const string AnyService = "*";

    /// <param name="foldedAction">In lower case.</param>
    public StatementsByPolicy Find(string foldedAction)
    {
        var found = new BitArray(firstStatements[^1]);
        Mark(found, literal.GetValueOrDefault(foldedAction, []));
        var colon = foldedAction.IndexOf(':', StringComparison.Ordinal);
        MarkPatterns(found, AnyService, foldedAction);
        MarkPatterns(found, colon < 0 ? "" : foldedAction[..colon], foldedAction);

        // What a NotAction names is what it is not about.
        foreach (var statement in notActions)
        {
            found[statement] = !found[statement];
        }

        Mark(found, unreadable);
        return StatementsByPolicy.Of(found, firstStatements);
    }

    private void MarkPatterns(BitArray found, string service, string foldedAction)
    {
        foreach (var use in byService.GetValueOrDefault(service, []))
        {
            if (use.Pattern.Matches(foldedAction))
            {
                Mark(found, use.Statements);
            }
        }
    }

    private static void Mark(BitArray found, int[] statements)
    {
        foreach (var statement in statements)
        {
            found[statement] = true;
        }
    }
}

/// <summary>A pattern with wildcards, and the statements that have it.</summary>
internal sealed record ActionPatternUse(WildcardPattern Pattern, int[] Statements);
