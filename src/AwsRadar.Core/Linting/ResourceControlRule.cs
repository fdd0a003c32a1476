using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Linting;

/// <summary>
/// RAD0412: services that resource control policies leave alone. RAD0413 to RAD0415: conditions that deny AWS's own
/// services, or everybody but them, because the key is not there.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html</remarks>
internal sealed class ResourceControlRule : ILintRule
{
    private const string IsService = "aws:PrincipalIsAWSService";

    private static readonly string[] KeysOfIdentities =
    [
        "aws:PrincipalAccount",
        "aws:PrincipalArn",
        "aws:PrincipalOrgID",
        "aws:PrincipalOrgPaths",
        "aws:PrincipalTag/",
    ];

    private static readonly string[] KeysOfServices =
    [
        "aws:SourceAccount",
        "aws:SourceArn",
        "aws:SourceOrgID",
        "aws:SourceOrgPaths",
    ];

    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy.Document.Type == PolicyType.ResourceControl
            ? policy
                .Statements.Where(statement => !statement.IsAllow)
                .SelectMany(statement =>
                    Unsupported(statement).Concat(statement.Conditions.SelectMany(condition => Absent(condition)))
                )
            : [];

    private static IEnumerable<Diagnostic> Unsupported(LintedStatement statement) =>
        statement.Statement.Action.Patterns.SelectMany(action =>
            ActionCatalog.TryOpen(action.Value.Split(':')[0], out var service)
            && !service.SupportsResourceControlPolicies
                ?
                [
                    ResourceControlDiagnostics.ServiceNotSupported(
                        new Place(action.Span, action.Path, "`Action`"),
                        action.Value,
                        service.Name
                    ),
                ]
                : Array.Empty<Diagnostic>()
        );

    /// <summary>Only a condition that holds without its key denies those who do not carry it.</summary>
    private static IEnumerable<Diagnostic> Absent(LintedCondition condition)
    {
        var statement = condition.Statement;
        var place = condition.KeyPlace with { Subject = statement.Name };
        if (condition.NeedsKey || condition.Operator.Family == ConditionFamily.Null)
        {
            yield break;
        }

        if (Array.Exists(KeysOfIdentities, condition.IsOn) && !statement.HasConditionOn(IsService))
        {
            yield return ResourceControlDiagnostics.DeniesServices(place, condition.Key);
        }

        if (!Array.Exists(KeysOfServices, condition.IsOn))
        {
            yield break;
        }

        if (!statement.HasConditionOn(IsService))
        {
            yield return ResourceControlDiagnostics.DeniesPrincipals(place, condition.Key);
        }

        if (!statement.Conditions.Any(IsPresenceOfSource))
        {
            yield return ResourceControlDiagnostics.DeniesWithoutSource(place, condition.Key);
        }
    }

    private static bool IsPresenceOfSource(LintedCondition condition) =>
        condition.Operator.Family == ConditionFamily.Null
        && (condition.IsOn("aws:SourceAccount") || condition.IsOn("aws:SourceArn"));
}
