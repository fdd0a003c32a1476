using AwsRadar.Cli.Output;
using AwsRadar.Core.Graph;

namespace AwsRadar.Cli.Drawing;

/// <summary>A graph in the language of Graphviz.</summary>
/// <remarks>https://graphviz.org/doc/info/lang.html</remarks>
internal static class DotDrawing
{
    public static void Write(TextWriter output, EntityDrawing drawing)
    {
        output.WriteLine("digraph access {");
        output.WriteLine("  rankdir=LR;");
        output.WriteLine("  node [shape=box];");
        foreach (var sentence in drawing.Unknown)
        {
            output.WriteLine($"  // {TerminalText.Escape(sentence)}");
        }

        foreach (var node in drawing.Graph.Nodes)
        {
            output.WriteLine($"  n{node.Index} [label={Quote(Label(node))}, tooltip={Quote(node.Key)}];");
        }

        foreach (var relation in drawing.Graph.Relations)
        {
            output.WriteLine(
                $"  n{relation.From} -> n{relation.To} [label={Quote(RelationText.OnLine(relation))}{Style(relation)}];"
            );
        }

        output.WriteLine("}");
    }

    private static string Label(GraphNode node) =>
        NodeText.Remark(node) is { } remark ? $"{NodeText.Of(node)} ({remark})" : NodeText.Of(node);

    private static string Style(Relation relation)
    {
        var line = relation.IsConditional ? ", style=dashed" : "";
        return relation.Kind is RelationKind.Denies or RelationKind.MayNotAssume ? line + ", arrowhead=tee" : line;
    }

    /// <summary>Graphviz reads backslashes as its own escapes, and <c>&amp;</c> as the beginning of an HTML entity.</summary>
    private static string Quote(string text)
    {
        var safe = TerminalText
            .Escape(text)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("&", "&amp;", StringComparison.Ordinal);
        return $"\"{safe}\"";
    }
}
