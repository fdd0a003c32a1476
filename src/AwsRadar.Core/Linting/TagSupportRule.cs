using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0327 to RAD0330: actions whose requests do not carry the resource's tags, though the statement compares them.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourcetag</remarks>
internal sealed class TagSupportRule : ILintRule
{
    private const string ResourceTag = "aws:ResourceTag/";

    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy
            .Statements.Where(statement => statement.Statement is { IsReadable: true })
            .SelectMany(statement =>
                statement
                    .Conditions.Where(condition => condition.IsOn(ResourceTag) && condition.NeedsKey)
                    .Take(1)
                    .SelectMany(condition =>
                        statement.Statement.Action.IsNot ? [CheckNotAction(condition)] : CheckActions(condition)
                    )
            );

    private static Diagnostic CheckNotAction(LintedCondition condition)
    {
        var statement = condition.Statement;
        return statement.IsAllow
            ? TagConditionDiagnostics.NotActionNotAllowed(condition.KeyPlace, condition.Key, statement.Name)
            : TagConditionDiagnostics.NotActionNotDenied(condition.KeyPlace, condition.Key, statement.Name);
    }

    private static IEnumerable<Diagnostic> CheckActions(LintedCondition condition) =>
        condition
            .Statement.Statement.Action.Patterns.Where(pattern => !LintedStatement.IsEveryAction(pattern))
            .Where(pattern => HasNoTags(pattern.Value, condition.Key))
            .Select(pattern => Of(pattern, condition));

    private static bool HasNoTags(string pattern, string key)
    {
        var actions = ActionCatalog.Expand(pattern).ToList();
        return actions.Count > 0 && !actions.Exists(action => UnsupportedConditionKeyRule.Supports(action, key));
    }

    private static Diagnostic Of(PolicyString pattern, LintedCondition condition)
    {
        var place = new Place(pattern.Span, pattern.Path, "`Action`");
        var statement = condition.Statement;
        return statement.IsAllow
            ? TagConditionDiagnostics.NotAllowed(place, pattern.Value, condition.Key, statement.Name)
            : TagConditionDiagnostics.NotDenied(place, pattern.Value, condition.Key, statement.Name);
    }
}
