using AwsRadar.Core.Arns;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Access;

/// <summary>Whether a statement can be about one resource, whatever its policy variables stand for.</summary>
internal static class StatementResource
{
    private const string Variable = "${";
    private const char End = '}';
    private const string UserName = "aws:username";

    /// <summary>
    /// False only where the statement names resources and this is certainly none of them. A variable without a value leaves
    /// that open whatever stands around it, so that only the name counts which every user has.
    /// </summary>
    /// <param name="isUser">A user asks; otherwise a role, which has no user's name.</param>
    public static bool MayBe(Statement statement, bool isUser, string resource) =>
        !statement.IsReadable
        || statement.Resource is not { IsNot: false } element
        || element.Patterns.Any(pattern => !HasValues(pattern.Value, isUser) || MayName(pattern.Value, resource));

    /// <summary>Whether the pattern could name the resource if its variables stood for anything.</summary>
    public static bool MayName(string pattern, string resource)
    {
        foreach (var variable in VariablesIn(pattern))
        {
            pattern = pattern.Replace($"{Variable}{variable}{End}", "*", StringComparison.Ordinal);
        }

        // A variable that does not end makes the pattern one that nobody can tell.
        return pattern.Contains(Variable, StringComparison.Ordinal)
            || WildcardPattern.Parse(pattern.ToUpperInvariant()).Matches(resource.ToUpperInvariant());
    }

    private static bool HasValues(string pattern, bool isUser) =>
        VariablesIn(pattern)
            .All(variable => isUser && string.Equals(variable, UserName, StringComparison.OrdinalIgnoreCase));

    /// <summary>What stands between <c>${</c> and <c>}</c>.</summary>
    public static IEnumerable<string> VariablesIn(string text)
    {
        for (
            var start = text.IndexOf(Variable, StringComparison.Ordinal);
            start >= 0;
            start = text.IndexOf(Variable, start + Variable.Length, StringComparison.Ordinal)
        )
        {
            var end = text.IndexOf(End, start);
            if (end > 0)
            {
                yield return text[(start + Variable.Length)..end];
            }
        }
    }
}
