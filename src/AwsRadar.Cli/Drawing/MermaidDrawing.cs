using System.Text;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Graph;

namespace AwsRadar.Cli.Drawing;

/// <summary>A flowchart in Mermaid, which Markdown on GitHub, GitLab and in many wikis draws.</summary>
/// <remarks>https://mermaid.js.org/syntax/flowchart.html</remarks>
internal static class MermaidDrawing
{
    /// <summary>What Mermaid draws unless it is configured otherwise: <c>maxEdges</c>.</summary>
    public const int MaxRelations = 500;

    public static void Write(TextWriter output, EntityDrawing drawing)
    {
        output.WriteLine("flowchart LR");
        foreach (var sentence in drawing.Unknown)
        {
            output.WriteLine($"    %% {TerminalText.Escape(sentence)}");
        }

        foreach (var node in drawing.Graph.Nodes)
        {
            output.WriteLine($"    n{node.Index}[\"{Label(node)}\"]");
        }

        foreach (var relation in drawing.Graph.Relations)
        {
            output.WriteLine(
                $"    n{relation.From} {Line(relation)}|\"{RelationText.OnLine(relation)}\"| n{relation.To}"
            );
        }
    }

    private static string Line(Relation relation) =>
        relation switch
        {
            { Kind: RelationKind.Denies or RelationKind.MayNotAssume } => "--x",
            { IsConditional: true } => "-.->",
            _ => "-->",
        };

    private static string Label(GraphNode node)
    {
        var text = NodeText.Remark(node) is { } remark ? $"{NodeText.Of(node)} ({remark})" : NodeText.Of(node);
        return Escape(TerminalText.Escape(text));
    }

    /// <summary>
    /// Everything that could end the label, begin markup or be read as an entity becomes one; Mermaid writes character
    /// entities with <c>#</c> for <c>&amp;</c>.
    /// </summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            escaped = character is '"' or '#' or '&' or '<' or '>' or '`' or '\\' or '*' or '_' or '~'
                ? escaped.Append('#').Append((int)character).Append(';')
                : escaped.Append(character);
        }

        return escaped.ToString();
    }
}
