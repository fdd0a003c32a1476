using System.Text;

namespace AwsRadar.Core.Tests.Hostile;

/// <summary>Patterns made to be slow, each with a text that it nearly matches: the same ones for the same count.</summary>
internal static class HostileWildcards
{
    /// <summary>The longest policy that IAM manages, hence its longest pattern, and here its longest text.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html</remarks>
    public const int MaxLength = 6_144;

    /// <summary>What is repeated: to be found at many places, and to fail late.</summary>
    private static readonly string[] Atoms =
    [
        "*a",
        "*a?",
        "*?",
        "**a",
        "*aa",
        "a*?",
        "?*",
        "*a*:",
        "*:",
        "a",
        "a?",
        "?",
        "aab",
        ":",
        "a:",
        "?:",
        "a*a:",
        "*a*a:",
        "a?a:",
    ];

    private static readonly string[] Texts = ["a", "aa:", "a:", ":", "aab", "aaaa:", "ab"];

    public static IEnumerable<(string Pattern, string Text)> Of(int count) => Enumerable.Range(0, count).Select(One);

    private static (string Pattern, string Text) One(int index)
    {
        var random = new Random(index);
        var length = index % 2 == 0 ? MaxLength : random.Next(1, MaxLength + 1);
        var pattern = (index % 4) switch
        {
            0 => Repeated(random, length),
            1 => "*" + Repeated(random, random.Next(1, (length / 2) + 1)) + "b*",
            2 => "*:" + Repeated(random, random.Next(1, (length / 2) + 1)) + ":b:*",
            _ => Mixed(random, length),
        };
        pattern = (index % 8 < 4 ? "" : "arn:aws:s3:::") + pattern;
        pattern = pattern[..Math.Min(pattern.Length, MaxLength)];
        return (pattern, random.Next(3) == 0 ? NearMiss(pattern, random) : Plain(pattern, random));
    }

    private static string Repeated(Random random, int length)
    {
        var atom = Atoms[random.Next(Atoms.Length)];
        var end = random.Next(2) == 0 ? "" : "*b";
        return Repeat(atom, Math.Max(1, length - end.Length)) + end;
    }

    /// <summary>Stretches of up to some hundred characters, of few letters, between wildcards.</summary>
    private static string Mixed(Random random, int length)
    {
        const string Letters = "aaaaab:?";
        var rarity = random.Next(1, 400);
        var pattern = new StringBuilder(length);
        while (pattern.Length < length)
        {
            pattern.Append(random.Next(rarity) == 0 ? '*' : Letters[random.Next(Letters.Length)]);
        }

        return pattern.ToString();
    }

    private static string Plain(string pattern, Random random)
    {
        var start = pattern.StartsWith("arn:aws:s3:::", StringComparison.Ordinal) ? "arn:aws:s3:::" : "";
        return start + Repeat(Texts[random.Next(Texts.Length)], MaxLength - start.Length);
    }

    /// <summary>The pattern with something for each wildcard, and one character wrong near the end.</summary>
    private static string NearMiss(string pattern, Random random)
    {
        var text = new StringBuilder(pattern.Length);
        foreach (var character in pattern)
        {
            text.Append(
                character switch
                {
                    '*' => new string('a', random.Next(4)),
                    '?' => "a",
                    _ => character.ToString(),
                }
            );
        }

        if (text.Length > 0)
        {
            text[^random.Next(1, Math.Min(text.Length, 8) + 1)] = 'z';
        }

        return text.ToString(0, Math.Min(text.Length, MaxLength));
    }

    private static string Repeat(string atom, int length) =>
        string.Concat(Enumerable.Repeat(atom, (length / atom.Length) + 1))[..length];
}
