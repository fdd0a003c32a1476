using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0505: <c>iam:PassRole</c> within a wildcard, or on all roles by their ARN. RAD0504 has the plain form.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html</remarks>
internal sealed class PassRoleRule : ILintRule
{
    private const string PassRole = "iam:PassRole";

    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy.Document.Type is PolicyType.Identity
            ? policy.Statements.SelectMany(statement => Check(statement).Take(1))
            : [];

    private static IEnumerable<Diagnostic> Check(LintedStatement statement) =>
        statement.Statement
            is {
                Effect: Effect.Allow,
                Conditions.IsEmpty: true,
                Action: { IsNot: false } action,
                Resource: { IsNot: false } resource
            }
        && resource.Patterns.Any(pattern => NamesEveryRole(pattern.Value))
            ? action
                .Patterns.Where(pattern =>
                    !LintedStatement.IsEveryAction(pattern)
                    && ActionPattern.IsMatch(pattern.Value, PassRole)
                    && !IsPlain(pattern, resource)
                )
                .Select(pattern => AdviceDiagnostics.PassRoleByWildcard(statement.Place, pattern.Value))
            : [];

    private static bool IsPlain(PolicyString action, ResourceElement resource) =>
        string.Equals(action.Value, PassRole, StringComparison.OrdinalIgnoreCase)
        && resource.Patterns.Any(pattern => pattern.Value is "*");

    private static bool NamesEveryRole(string resource) =>
        resource is "*"
        || (
            resource.StartsWith("arn:", StringComparison.Ordinal)
            && resource.Contains(":iam:", StringComparison.Ordinal)
            && resource[(resource.LastIndexOf(':') + 1)..] is ("*" or "role/*" or "role*")
        );
}
