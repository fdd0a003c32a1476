using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0326: keys about the resource's owner, in the policy of that resource.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html</remarks>
internal sealed class IrrelevantKeyRule : ILintRule
{
    private const string Owner = "s3:ResourceAccount";

    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy.Document.Type == PolicyType.Resource
            ? policy
                .Conditions.Where(condition => condition.IsOn(Owner))
                .Select(condition => ConditionUseDiagnostics.KeyOfIdentityPolicies(condition.KeyPlace, condition.Key))
            : [];
}
