using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace AwsRadar.Cli.Calling.Printing;

/// <summary>
/// How many columns the AWS CLI counts for a text: two for each character that is wide, full width or ambiguous in East
/// Asian text, one for any other. Read from wide-characters.txt, which has ranges of code points.
/// </summary>
/// <remarks>https://www.unicode.org/reports/tr11/</remarks>
internal static class TextWidth
{
    private const int LastNarrow = 0xA0;

    private static readonly Lazy<ImmutableArray<(int First, int Last)>> Wide = new(Load);

    public static int Of(string text)
    {
        var width = 0;
        foreach (var character in text.EnumerateRunes())
        {
            width += character.Value > LastNarrow && IsWide(character.Value) ? 2 : 1;
        }

        return width;
    }

    private static bool IsWide(int character)
    {
        var ranges = Wide.Value;
        var (low, high) = (0, ranges.Length - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            if (character < ranges[middle].First)
            {
                high = middle - 1;
            }
            else if (character > ranges[middle].Last)
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<(int First, int Last)> Load()
    {
        using var stream =
            typeof(TextWidth).Assembly.GetManifestResourceStream("wide-characters.txt")
            ?? throw new InvalidDataException("wide-characters.txt is missing. Install aws-radar again.");
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var ranges = ImmutableArray.CreateBuilder<(int First, int Last)>();
        while (reader.ReadLine() is { } line)
        {
            var dash = line.IndexOf('-', StringComparison.Ordinal);
            var first = int.Parse(dash < 0 ? line : line[..dash], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            ranges.Add(
                (
                    first,
                    dash < 0
                        ? first
                        : int.Parse(line[(dash + 1)..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                )
            );
        }

        return ranges.ToImmutable();
    }
}
