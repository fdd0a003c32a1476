using System.Text;
using AwsRadar.Cli.Output;

namespace AwsRadar.Cli.CommandLine;

/// <summary>Two columns, the second folded at the width of the terminal; a Korean syllable takes two places of it.</summary>
internal static class HelpRows
{
    private const string Indent = "  ";

    /// <summary>Less is no use for sentences: a narrower terminal folds them itself.</summary>
    private const int LeastWidth = 30;

    public static void Append(StringBuilder text, IReadOnlyList<(string Label, string About)> rows)
    {
        var first = rows.Max(row => DisplayWidth.Of(row.Label));
        var width = Console.IsOutputRedirected ? int.MaxValue : Console.WindowWidth;
        foreach (var (label, about) in rows)
        {
            var isWide = about.Length == 0;
            var indent = isWide ? Indent.Length : Indent.Length + first + Indent.Length;
            var lines = Fold(isWide ? label : about, Math.Max(LeastWidth, width - indent)).ToArray();
            text.Append(Indent);
            if (!isWide)
            {
                text.Append(label).Append(' ', first - DisplayWidth.Of(label) + Indent.Length);
            }

            text.AppendJoin(Environment.NewLine + new string(' ', indent), lines).AppendLine();
        }
    }

    private static IEnumerable<string> Fold(string sentence, int width)
    {
        var line = new StringBuilder();
        foreach (var word in sentence.Split(' '))
        {
            if (line.Length > 0 && DisplayWidth.Of(line.ToString()) + 1 + DisplayWidth.Of(word) > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }
}
