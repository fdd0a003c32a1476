using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0317: conditions on tags that do not name the tag.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html</remarks>
internal sealed class TagKeyRule : ILintRule
{
    private static readonly string[] Keys = ["aws:PrincipalTag", "aws:RequestTag", "aws:ResourceTag"];

    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy
            .Conditions.Where(condition => LacksTagKey(condition.Key))
            .Select(condition => ConditionUseDiagnostics.MissingTagKey(condition.KeyPlace, condition.Key));

    public static bool LacksTagKey(string key) => Keys.Contains(key.TrimEnd('/'), StringComparer.OrdinalIgnoreCase);
}
