using System.Globalization;
using System.Text;
using AwsRadar.Cli.Output;

namespace AwsRadar.Cli.Calling.Printing;

/// <summary>
/// Text of an answer on its way out. A file or another program gets it as AWS sent it; a terminal, which control and
/// direction characters could deceive, gets them as escapes, but for line ends and tabs.
/// </summary>
internal sealed class SafeText(bool isTerminal)
{
    public string Of(string text) =>
        isTerminal
            ? string.Join(
                '\n',
                text.Split('\n').Select(line => string.Join('\t', line.Split('\t').Select(TerminalText.Escape)))
            )
            : text;
}
