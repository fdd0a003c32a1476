using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0409 and RAD0411: actions that a role trust policy needs beside <c>sts:AssumeRole</c>.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html and
/// https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
/// </remarks>
internal sealed class TrustActionRule : ILintRule
{
    private const string TagSession = "sts:TagSession";
    private const string SetSourceIdentity = "sts:SetSourceIdentity";
    private const string RolesAnywhere = "rolesanywhere.amazonaws.com";

    private static readonly (string Key, string Action)[] ActionsOfKeys =
    [
        ("aws:RequestTag/", TagSession),
        ("aws:TagKeys", TagSession),
        ("sts:TransitiveTagKeys", TagSession),
        ("sts:SourceIdentity", SetSourceIdentity),
    ];

    private static readonly string[] ActionsOfRolesAnywhere = ["sts:AssumeRole", TagSession, SetSourceIdentity];

    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy.Document.Type == PolicyType.Trust
            ? policy.Conditions.SelectMany(MissingForKey).Concat(MissingForRolesAnywhere(policy))
            : [];

    private static IEnumerable<Diagnostic> MissingForKey(LintedCondition condition) =>
        ActionsOfKeys
            .Where(pair =>
                condition is { NeedsKey: true, Statement.IsAllow: true }
                && condition.IsOn(pair.Key)
                && !Names(condition.Statement, pair.Action)
            )
            .Select(pair => TrustDiagnostics.MissingActionForKey(condition.KeyPlace, condition.Key, pair.Action));

    private static IEnumerable<Diagnostic> MissingForRolesAnywhere(LintedPolicy policy)
    {
        var statements = policy.Statements.Where(IsForRolesAnywhere).ToList();
        var missing = ActionsOfRolesAnywhere
            .Where(action => !statements.Exists(statement => Names(statement, action)))
            .ToList();
        return statements.Count == 0 || missing.Count == 0
            ? []
            :
            [
                TrustDiagnostics.RolesAnywhere(
                    statements[0].Place,
                    string.Join(" and ", missing.Select(action => $"`{action}`"))
                ),
            ];
    }

    private static bool IsForRolesAnywhere(LintedStatement statement) =>
        statement.IsAllow
        && statement.Statement.Principal is { IsNot: false } principal
        && principal.Principals.Any(one => one is { Kind: PrincipalKind.Service, Value.Value: RolesAnywhere });

    private static bool Names(LintedStatement statement, string action) =>
        statement.Statement.Action.Patterns.Any(pattern =>
            LintedStatement.IsEveryAction(pattern) || ActionPattern.IsMatch(pattern.Value, action)
        ) != statement.Statement.Action.IsNot;
}
