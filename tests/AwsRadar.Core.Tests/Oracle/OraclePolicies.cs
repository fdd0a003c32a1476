using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Tests.Oracle;

/// <summary>What single policies say of a request.</summary>
internal sealed class OraclePolicies(RequestContext request, bool hasBoundary)
{
    /// <summary>At least one statement denies.</summary>
    public bool? Denies(NamedPolicy policy) => Says(policy, Effect.Deny, _ => true);

    /// <summary>At least one statement allows.</summary>
    public bool? Allows(NamedPolicy policy) => Says(policy, Effect.Allow, _ => true);

    /// <summary>At least one statement allows and names the principal in this way.</summary>
    public bool? AllowsBy(NamedPolicy? policy, OracleNaming naming) =>
        policy is null
            ? false
            : Says(
                policy,
                Effect.Allow,
                statement =>
                    statement.Principal is not null
                    && OraclePrincipal.Name(statement.Principal, request.Principal) == naming
            );

    private bool? Says(NamedPolicy policy, Effect effect, Func<Statement, bool> isMeant)
    {
        var document = policy.Document;
        var statements = document
            .Statements.Where(statement => statement.Effect == effect && isMeant(statement))
            .Select(statement => OracleStatement.Applies(statement, document.Version, request, hasBoundary));
        // A document of which a part could not be read says nothing for certain, and may say more.
        return document.IsReadable ? statements.AnyOf() : null;
    }
}
