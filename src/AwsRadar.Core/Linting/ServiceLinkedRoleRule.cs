using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0509: service-linked roles of any service may be created.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html</remarks>
internal sealed class ServiceLinkedRoleRule : ILintRule
{
    private const string Create = "iam:CreateServiceLinkedRole";

    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy.Document.Type is PolicyType.Identity
            ? policy
                .Statements.Where(statement =>
                    RoleGrant.ReachesEveryRole(statement) && statement.Statement.Conditions.IsEmpty
                )
                .SelectMany(statement =>
                    RoleGrant
                        .ActionsThatCover(statement, Create)
                        .Take(1)
                        .Select(action => AdviceDiagnostics.AnyServiceLinkedRole(statement.Place, action))
                )
            : [];
}
