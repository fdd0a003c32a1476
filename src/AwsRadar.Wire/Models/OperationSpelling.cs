namespace AwsRadar.Wire.Models;

/// <summary>Finds an operation however it is spelled: <c>list-users</c>, <c>list_users</c>, <c>listUsers</c>.</summary>
internal static class OperationSpelling
{
    /// <summary>
    /// The first name with the same letters and digits, leaving out case, hyphens and underscores; -1 if there is none.
    /// No service has two operations that differ in nothing else, which a test asserts.
    /// </summary>
    public static int IndexOfSpelling(this ReadOnlySpan<string> names, string spelling)
    {
        for (var index = 0; index < names.Length; index++)
        {
            if (IsSpelling(names[index], spelling))
            {
                return index;
            }
        }

        return -1;
    }

    private static bool IsSpelling(string name, string spelling)
    {
        var (at, other) = (Next(name, 0), Next(spelling, 0));
        while (at < name.Length && other < spelling.Length)
        {
            if (char.ToLowerInvariant(name[at]) != char.ToLowerInvariant(spelling[other]))
            {
                return false;
            }

            (at, other) = (Next(name, at + 1), Next(spelling, other + 1));
        }

        return at == name.Length && other == spelling.Length;
    }

    private static int Next(string text, int at)
    {
        while (at < text.Length && text[at] is '-' or '_')
        {
            at++;
        }

        return at;
    }
}
