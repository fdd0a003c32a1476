using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0310: <c>aws:ARN</c>, which AWS replaced.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html</remarks>
internal sealed class DeprecatedConditionKeyRule : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy
            .Conditions.Where(condition => IsDeprecated(condition.Key))
            .Select(condition => ReferenceDiagnostics.DeprecatedKey(condition.KeyPlace, condition.Key));

    public static bool IsDeprecated(string key) => string.Equals(key, "aws:ARN", StringComparison.OrdinalIgnoreCase);
}
