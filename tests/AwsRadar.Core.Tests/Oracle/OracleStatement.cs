using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Tests.Oracle;

/// <summary>Whether a statement applies to a request, element by element.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html</remarks>
internal static class OracleStatement
{
    /// <param name="hasBoundary">The principal is a user or role with a permissions boundary.</param>
    public static bool? Applies(
        Statement statement,
        PolicyLanguageVersion version,
        RequestContext request,
        bool hasBoundary
    ) =>
        Principal(statement, request, hasBoundary)
        & Action(statement, request)
        & Resource(statement, version, request)
        & statement.Conditions.Select(condition => OracleCondition.Holds(condition, version, request.Context)).AllOf()
        & (statement.IsReadable ? true : null);

    private static bool Principal(Statement statement, RequestContext request, bool hasBoundary)
    {
        if (statement.Principal is not { } element)
        {
            return true;
        }

        // NotPrincipal with Deny always denies users and roles that have a permissions boundary, says AWS:
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
        return element.IsNot
            ? !OraclePrincipal.Spares(element, request.Principal) || hasBoundary
            : OraclePrincipal.Name(element, request.Principal) != OracleNaming.NotNamed;
    }

    private static bool Action(Statement statement, RequestContext request)
    {
        var action = request.Action.ToLowerInvariant();
        var isNamed = statement.Action.Patterns.Any(pattern =>
            OracleWildcard.Matches(pattern.Value.ToLowerInvariant(), action)
        );
        return isNamed != statement.Action.IsNot;
    }

    private static bool? Resource(Statement statement, PolicyLanguageVersion version, RequestContext request)
    {
        if (statement.Resource is not { } element)
        {
            return true;
        }

        var isNamed = element
            .Patterns.Select(pattern =>
            {
                var text = OracleText.Read(pattern, version, request.Context);
                return text.Matched(OracleWildcard.Matches(text.Tokens, request.Resource, isArn: true));
            })
            .AnyOf();
        return element.IsNot ? !isNamed : isNamed;
    }
}
