using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>
/// RAD0320: conditions on users and roles where AWS services are named. RAD0512 and RAD0513: a service that may act for
/// anybody, which is the confused deputy.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html</remarks>
internal sealed class ServicePrincipalRule : ILintRule
{
    private static readonly string[] Sources =
    [
        "aws:SourceArn",
        "aws:SourceAccount",
        "aws:SourceOrgID",
        "aws:SourceOrgPaths",
    ];

    private static readonly string[] KeysOfIdentities =
    [
        "aws:PrincipalAccount",
        "aws:PrincipalArn",
        "aws:PrincipalOrgID",
        "aws:PrincipalOrgPaths",
        "aws:PrincipalTag/",
        "aws:PrincipalType",
        "aws:MultiFactorAuthAge",
        "aws:MultiFactorAuthPresent",
        "aws:userid",
        "aws:username",
    ];

    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy.Document.Type is PolicyType.Resource or PolicyType.Trust
            ? policy.Statements.SelectMany(statement =>
                Unsupported(statement).Concat(policy.Document.Type == PolicyType.Resource ? Open(statement) : [])
            )
            : [];

    private static IEnumerable<Diagnostic> Unsupported(LintedStatement statement) =>
        statement.Statement.Principal is { IsNot: false, Principals.IsEmpty: false } principal
        && principal.Principals.All(one => one.Kind == PrincipalKind.Service)
            ? statement
                .Conditions.Where(condition => condition.NeedsKey && Array.Exists(KeysOfIdentities, condition.IsOn))
                .Select(condition =>
                    ConditionUseDiagnostics.KeyOfOtherPrincipals(condition.KeyPlace, condition.Key, statement.Name)
                )
            : [];

    private static IEnumerable<Diagnostic> Open(LintedStatement statement)
    {
        var service = statement.Statement.Principal is { IsNot: false } principal
            ? principal.Principals.FirstOrDefault(one => one.Kind == PrincipalKind.Service)
            : null;
        if (service is null || !statement.IsAllow || Array.Exists(Sources, statement.HasConditionOn))
        {
            return [];
        }

        var place = statement.Place with { Span = service.Value.Span };
        return statement.Statement.Conditions.IsEmpty
            ? [AdviceDiagnostics.ServiceForAnybody(place, service.Value.Value)]
            : [AdviceDiagnostics.ServiceByOtherKey(place, service.Value.Value)];
    }
}
