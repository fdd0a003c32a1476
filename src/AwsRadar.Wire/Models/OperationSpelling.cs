namespace AwsRadar.Wire.Models;

/// <summary>
/// Names of operations are equal however they are spelled: <c>list-users</c>, <c>list_users</c>, <c>listUsers</c>. Case,
/// hyphens and underscores are left out. No service has two operations that differ in nothing else, which a test asserts.
/// </summary>
internal sealed class OperationSpelling : IEqualityComparer<string>
{
    private OperationSpelling() { }

    public static OperationSpelling Comparer { get; } = new();

    public bool Equals(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return x == y;
        }

        var (at, other) = (Next(x, 0), Next(y, 0));
        while (at < x.Length && other < y.Length)
        {
            if (char.ToLowerInvariant(x[at]) != char.ToLowerInvariant(y[other]))
            {
                return false;
            }

            (at, other) = (Next(x, at + 1), Next(y, other + 1));
        }

        return at == x.Length && other == y.Length;
    }

    public int GetHashCode(string obj)
    {
        var hash = 0;
        for (var at = Next(obj, 0); at < obj.Length; at = Next(obj, at + 1))
        {
            hash = (hash * 31) + char.ToLowerInvariant(obj[at]);
        }

        return hash;
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
