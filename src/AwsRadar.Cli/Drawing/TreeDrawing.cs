using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Graph;
using Spectre.Console;

namespace AwsRadar.Cli.Drawing;

/// <summary>One tree for each entity: who holds it, then what it holds, down to the services.</summary>
internal sealed class TreeDrawing
{
    /// <summary>Services on one line: policies such as ReadOnlyAccess name hundreds.</summary>
    private const int MaxServices = 12;

    private readonly EntityDrawing _drawing;
    private readonly ILookup<int, Relation> _onwards;
    private readonly ILookup<int, Relation> _back;

    private TreeDrawing(EntityDrawing drawing)
    {
        _drawing = drawing;
        _onwards = drawing.Graph.Relations.ToLookup(relation => relation.From);
        _back = drawing.Graph.Relations.ToLookup(relation => relation.To);
    }

    public static void Write(CommandContext context, EntityDrawing drawing)
    {
        var console = TerminalConsole.For(context.Host);
        foreach (var root in drawing.Roots)
        {
            console.Write(new TreeDrawing(drawing).TreeOf(root));
        }

        foreach (var sentence in drawing.Unknown)
        {
            context.WriteData(TerminalText.Escape(sentence));
        }
    }

    private Tree TreeOf(int root)
    {
        var tree = new Tree(Line("", _drawing.Graph.Nodes[root]));
        AddBranches(tree, root, _back, isBack: true, [root]);
        AddBranches(tree, root, _onwards, isBack: false, [root]);
        return tree;
    }

    /// <param name="above">The nodes from the root to here: roles that trust each other go around.</param>
    private void AddBranches(
        IHasTreeNodes branch,
        int node,
        ILookup<int, Relation> ties,
        bool isBack,
        IReadOnlyCollection<int> above
    )
    {
        foreach (var tie in ties[node].Where(tie => !IsOfService(tie)))
        {
            var end = isBack ? tie.From : tie.To;
            var words = isBack ? RelationText.Back(tie.Kind) : RelationText.Onwards(tie.Kind);
            var line = Line(words, _drawing.Graph.Nodes[end], tie.IsConditional);
            if (above.Contains(end))
            {
                branch.AddNode(line);
            }
            else
            {
                AddBranches(branch.AddNode(line), end, ties, isBack, [.. above, end]);
            }
        }

        if (!isBack)
        {
            AddServices(branch, node);
        }
    }

    /// <summary>A policy names many services: one line for each effect keeps the tree short.</summary>
    private void AddServices(IHasTreeNodes branch, int policy)
    {
        var groups = _onwards[policy].Where(IsOfService).GroupBy(tie => (tie.Kind, tie.IsConditional));
        foreach (var group in groups.OrderBy(group => group.Key))
        {
            string[] services =
            [
                .. group.Select(tie => _drawing.Graph.Nodes[tie.To].Name).Distinct(StringComparer.Ordinal),
            ];
            branch.AddNode(
                Styled(
                    RelationText.Onwards(group.Key.Kind),
                    Names(services),
                    group.Key.IsConditional ? RelationText.Conditional : null
                )
            );
        }
    }

    private static string Names(string[] services) =>
        services.Length <= MaxServices
            ? string.Join(", ", services)
            : Translate(
                $"{string.Join(", ", services[..MaxServices])} and {services.Length - MaxServices} more services"
            );

    private static bool IsOfService(Relation tie) => tie.Kind is RelationKind.Allows or RelationKind.Denies;

    private static Paragraph Line(string tie, GraphNode node, bool isConditional = false)
    {
        string?[] remarks = [isConditional ? RelationText.Conditional : null, NodeText.Remark(node)];
        var remark = string.Join(", ", remarks.OfType<string>());
        return Styled(tie, NodeText.Of(node), remark.Length > 0 ? remark : null);
    }

    private static Paragraph Styled(string tie, string text, string? remark)
    {
        var line = new Paragraph();
        if (tie.Length > 0)
        {
            line.Append(tie + " ", new Style(decoration: Decoration.Dim));
        }

        line.Append(TerminalText.Escape(text));
        return remark is null ? line : line.Append($" ({remark})", new Style(Color.Yellow));
    }
}
