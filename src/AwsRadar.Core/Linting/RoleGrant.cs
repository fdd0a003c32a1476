using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Linting;

/// <summary>What a statement allows to do with roles, whichever way it says so.</summary>
internal static class RoleGrant
{
    private static readonly string[] EveryRole = ["*", "role*", "role/*", "role/aws-service-role/*"];

    /// <summary>The statement allows something on all roles, or on all but those it names.</summary>
    public static bool ReachesEveryRole(LintedStatement statement) =>
        statement is { IsAllow: true, Statement: { IsReadable: true, Resource: { } resource } }
        && (resource.IsNot || resource.Patterns.Any(pattern => NamesEveryRole(pattern.Value)));

    /// <summary>The texts in the statement by which it allows an action: patterns, or <c>NotAction</c>.</summary>
    public static IEnumerable<string> ActionsThatCover(LintedStatement statement, string action)
    {
        var covering = statement.Statement.Action.Patterns.Where(pattern =>
            LintedStatement.IsEveryAction(pattern) || ActionPattern.IsMatch(pattern.Value, action)
        );
        if (!statement.Statement.Action.IsNot)
        {
            return covering.Select(pattern => pattern.Value);
        }

        return covering.Any() ? [] : [action];
    }

    private static bool NamesEveryRole(string resource) =>
        resource is "*"
        || (
            resource.StartsWith("arn:", StringComparison.Ordinal)
            && resource.Contains(":iam:", StringComparison.Ordinal)
            && EveryRole.Contains(resource[(resource.LastIndexOf(':') + 1)..], StringComparer.Ordinal)
        );
}
