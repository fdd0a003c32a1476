using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace AwsRadar.Tests.Web.Hostile;

/// <summary>Which texts AWS lets a field hold.</summary>
/// <param name="Characters">A regular expression for one of them.</param>
/// <param name="Max">The most of them.</param>
/// <param name="Source">The AWS page that says so.</param>
internal sealed record Alphabet(string Characters, int Max, string Source)
{
    /// <summary>What the text begins and ends with.</summary>
    public string Around { get; init; } = "";

    public string Before { get; init; } = "";

    public string After { get; init; } = "";

    /// <summary>The only length there is; 0 for any up to <see cref="Max"/>.</summary>
    public int Exactly { get; init; }

    /// <summary>What is left of each hostile text when the characters are gone that AWS refuses; no two are alike.</summary>
    public ImmutableArray<string> Payloads(ImmutableArray<string> texts)
    {
        var legal = new Regex($"^(?:{Characters})$", RegexOptions.Singleline | RegexOptions.CultureInvariant);
        var kept = texts.Select(text => string.Concat(text.Where(one => legal.IsMatch(one.ToString()))));
        return
        [
            .. kept.Select((text, index) => Sized(text, index, legal))
                .Where(text => text.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Select(text => Around + Before + text + After + Around),
        ];
    }

    private string Sized(string text, int index, Regex legal)
    {
        if (Exactly > 0)
        {
            return (string.Concat(text.Take(6)) + $"{index:D12}")[^Exactly..];
        }

        // Where nothing of the text is left, a number stands for it, in digits or, where there are none, in letters.
        var filled =
            text.Length > 0
                ? text
                : string.Concat($"{index}".Select(digit => legal.IsMatch("0") ? digit : (char)(digit + 49)));
        return filled.Length > Max ? filled[..Max] : filled;
    }
}
