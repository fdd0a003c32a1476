using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0515: <c>s3:prefix</c> used to hide objects, which a shorter prefix still lists.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html</remarks>
internal sealed class S3PrefixRule : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy
            .Conditions.Where(condition =>
                condition.IsOn("s3:prefix")
                && condition.Operator.Family == ConditionFamily.String
                && condition.Statement.IsAllow == condition.Operator.IsNegated
                && condition.Condition.Values.Any(value => value.Value.Length > 0)
            )
            .Select(condition => AdviceDiagnostics.PrefixInNegative(condition.OperatorPlace));
}
