using System.Collections.Frozen;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Access;

/// <summary>Whether a statement says one thing to one user or role and another to the next, about the same request.</summary>
/// <remarks>It goes by the context keys that a snapshot tells of a principal: all others are unknown for everybody alike.</remarks>
internal static class PersonalStatement
{
    /// <summary>The same for all users, or all roles, of an account.</summary>
    private static readonly FrozenSet<string> OfTheAccount = FrozenSet.ToFrozenSet(
        [
            "aws:PrincipalAccount",
            "aws:PrincipalIsAWSService",
            "aws:PrincipalOrgID",
            "aws:PrincipalOrgPaths",
            "aws:PrincipalServiceName",
            "aws:PrincipalServiceNamesList",
            "aws:PrincipalType",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <param name="isUser">For users; otherwise for roles, which have no user's name.</param>
    /// <param name="resource">The one resource that is asked about; null: there are many.</param>
    public static bool Is(Statement statement, bool isUser, string? resource) =>
        statement.Conditions.Any(condition =>
            IsPersonal(condition.Key.Value, isUser) || condition.Values.Any(value => HasPersonal(value.Value, isUser))
        )
        || (
            statement.Resource is { } element
            && element.Patterns.Any(pattern =>
                HasPersonal(pattern.Value, isUser)
                && (resource is null || StatementResource.MayName(pattern.Value, resource))
            )
        );

    private static bool IsPersonal(string key, bool isUser) =>
        (key.StartsWith("aws:Principal", StringComparison.OrdinalIgnoreCase) && !OfTheAccount.Contains(key))
        || (
            isUser
            && (
                string.Equals(key, "aws:username", StringComparison.OrdinalIgnoreCase)
                || string.Equals(key, "aws:userid", StringComparison.OrdinalIgnoreCase)
            )
        );

    private static bool HasPersonal(string text, bool isUser) =>
        StatementResource.VariablesIn(text).Any(variable => IsPersonal(variable.Split(',')[0].Trim(), isUser));
}
