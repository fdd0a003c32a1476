using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>
/// RAD0505: <c>iam:PassRole</c> within a wildcard or <c>NotAction</c>, or on all roles by their ARN or <c>NotResource</c>.
/// RAD0504 has the plain form.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html</remarks>
internal sealed class PassRoleRule : ILintRule
{
    private const string PassRole = "iam:PassRole";

    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy.Document.Type is PolicyType.Identity
            ? policy
                .Statements.Where(statement =>
                    RoleGrant.ReachesEveryRole(statement)
                    && statement.Statement.Conditions.IsEmpty
                    && !IsPlain(statement.Statement)
                )
                .SelectMany(statement =>
                    RoleGrant
                        .ActionsThatCover(statement, PassRole)
                        .Take(1)
                        .Select(action => AdviceDiagnostics.PassRoleByWildcard(statement.Place, action))
                )
            : [];

    private static bool IsPlain(Statement statement) =>
        statement is { Action.IsNot: false, Resource: { IsNot: false } resource }
        && resource.Patterns.Any(pattern => pattern.Value is "*")
        && statement.Action.Patterns.Any(action =>
            string.Equals(action.Value, PassRole, StringComparison.OrdinalIgnoreCase)
        );
}
