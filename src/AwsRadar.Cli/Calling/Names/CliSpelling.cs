using System.Text;

namespace AwsRadar.Cli.Calling.Names;

/// <summary>How the AWS CLI spells a name of the API: <c>ListUsers</c> is <c>list-users</c>, <c>MFADevice</c> is <c>mfa-device</c>.</summary>
internal static class CliSpelling
{
    // Brands whose capitals are no starts of words. The AWS CLI knows them in operations only.
    private static readonly (string Brand, string Word)[] Brands =
    [
        ("iSCSI", "Iscsi"),
        ("HITs", "Hits"),
        ("PartiQL", "Partiql"),
        ("WhatsApp", "Whatsapp"),
        ("OTel", "Otel"),
    ];

    public static string OfOperation(string name)
    {
        foreach (var (brand, word) in Brands)
        {
            name = name.Replace(brand, word, StringComparison.Ordinal);
        }

        return OfMember(name);
    }

    public static string OfMember(string name)
    {
        if (name.Contains('-', StringComparison.Ordinal))
        {
            return name;
        }

        var plural = PluralStart(name);
        var spelled = new StringBuilder(name.Length + 8);
        for (var index = 0; index < name.Length; index++)
        {
            if (index == plural || (index < plural && StartsWord(name, index)))
            {
                spelled.Append('-');
            }

            spelled.Append(char.ToLowerInvariant(name[index]));
        }

        return spelled.ToString();
    }

    /// <summary>Where the plural of an abbreviation begins that ends the name, such as <c>ARNs</c>: it is one word.</summary>
    private static int PluralStart(string name)
    {
        if (!name.EndsWith('s'))
        {
            return name.Length;
        }

        var start = name.Length - 1;
        while (start > 0 && char.IsAsciiLetterUpper(name[start - 1]))
        {
            start--;
        }

        return name.Length - 1 - start >= 2 ? start : name.Length;
    }

    /// <summary>A capital begins a word after a small letter or digit, and when a small letter follows it.</summary>
    private static bool StartsWord(string name, int index) =>
        index > 0
        && char.IsAsciiLetterUpper(name[index])
        && (
            char.IsAsciiLetterLower(name[index - 1])
            || char.IsAsciiDigit(name[index - 1])
            || (index + 1 < name.Length && char.IsAsciiLetterLower(name[index + 1]))
        );
}
