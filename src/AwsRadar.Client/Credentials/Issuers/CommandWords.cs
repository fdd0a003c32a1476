using System.Text;

namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>
/// Takes a command line apart as a POSIX shell quotes and no further: variables, wildcards, pipes and substitutions are
/// ordinary characters, as they are to the AWS CLI.
/// </summary>
/// <remarks>https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02</remarks>
internal static class CommandWords
{
    /// <summary>The program and its arguments; null when there is none, or a quote is not closed.</summary>
    public static string[]? Split(string command)
    {
        var words = new List<string>();
        var rest = command.AsSpan();
        while ((rest = rest.TrimStart()).Length > 0)
        {
            var word = new StringBuilder();
            while (rest.Length > 0 && !char.IsWhiteSpace(rest[0]))
            {
                if (!TryTake(ref rest, word))
                {
                    return null;
                }
            }

            words.Add(word.ToString());
        }

        return words.Count > 0 ? [.. words] : null;
    }

    /// <summary>Takes one character, or one quotation.</summary>
    private static bool TryTake(ref ReadOnlySpan<char> rest, StringBuilder word) =>
        rest[0] switch
        {
            '\'' => TryTakeLiteral(ref rest, word),
            '"' => TryTakeQuoted(ref rest, word),
            '\\' when !OperatingSystem.IsWindows() => TryTakeOne(ref rest, word, skip: 1),
            _ => TryTakeOne(ref rest, word, skip: 0),
        };

    private static bool TryTakeOne(ref ReadOnlySpan<char> rest, StringBuilder word, int skip)
    {
        if (rest.Length <= skip)
        {
            return false;
        }

        word.Append(rest[skip]);
        rest = rest[(skip + 1)..];
        return true;
    }

    private static bool TryTakeLiteral(ref ReadOnlySpan<char> rest, StringBuilder word)
    {
        var end = rest[1..].IndexOf('\'');
        if (end < 0)
        {
            return false;
        }

        word.Append(rest[1..(end + 1)]);
        rest = rest[(end + 2)..];
        return true;
    }

    /// <summary>Between double quotes a backslash is one, unless a quote or another backslash follows.</summary>
    private static bool TryTakeQuoted(ref ReadOnlySpan<char> rest, StringBuilder word)
    {
        for (var index = 1; index < rest.Length; index++)
        {
            if (rest[index] is '"')
            {
                rest = rest[(index + 1)..];
                return true;
            }

            if (rest[index] is '\\' && index + 1 < rest.Length && rest[index + 1] is '"' or '\\')
            {
                index++;
            }

            word.Append(rest[index]);
        }

        return false;
    }
}
