using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>
/// RAD0119: the policy is longer than what holds it takes, as far as a file tells what that is, and unless AWS has raised
/// the quota. IAM leaves white space out of the count, other services do not. RAD0116 has the lengths that are sure.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length</remarks>
internal sealed class HolderSizeRule : ILintRule
{
    private const int MaxManaged = 6_144;
    private const int MaxTrust = 2_048;

    public IEnumerable<Diagnostic> Check(LintedPolicy policy)
    {
        var (length, max, quota) = Quota(policy);
        return length > max
            ?
            [
                GrammarDiagnostics.LongerThanHolderTakes(
                    new Place(policy.Document.Span, "", Translate("The policy")),
                    length,
                    quota
                ),
            ]
            : [];
    }

    private static (int Length, int Max, string Quota) Quota(LintedPolicy policy)
    {
        var withoutSpace = policy.Text.Count(character => !char.IsWhiteSpace(character));
        return policy.Document.Type switch
        {
            PolicyType.Identity => (
                withoutSpace,
                MaxManaged,
                Translate(
                    "a managed policy takes 6,144; all inline policies together take 2,048 on a user, 5,120 on a group, 10,240 on a role"
                )
            ),
            PolicyType.PermissionsBoundary => (withoutSpace, MaxManaged, Translate("a managed policy takes 6,144")),
            PolicyType.Trust => (
                withoutSpace,
                MaxTrust,
                Translate("a role trust policy takes 2,048 unless the quota was raised")
            ),
            PolicyType.Resource => ResourceQuota(policy),
            // The parser has told it.
            _ => (0, int.MaxValue, ""),
        };
    }

    /// <summary>By the service of its actions: only the service has a quota for the policies of its resources.</summary>
    private static (int Length, int Max, string Quota) ResourceQuota(LintedPolicy policy)
    {
        var services = policy
            .Document.Statements.SelectMany(statement => statement.Action.Patterns)
            .Select(action => action.Value.Split(':')[0].ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return services is [var service] ? ResourceQuota(service, policy.Text.Length) : (0, int.MaxValue, "");
    }

    private static (int Length, int Max, string Quota) ResourceQuota(string service, int length) =>
        service switch
        {
            // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
            "s3" => (length, 20_480, Translate("a bucket policy takes 20,480")),
            // https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
            "kms" => (length, 32_768, Translate("a key policy takes 32,768")),
            // https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html
            "secretsmanager" => (length, 20_480, Translate("the policy of a secret takes 20,480")),
            // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutResourcePolicy.html
            "dynamodb" => (length, 20_480, Translate("the policy of a table takes 20,480")),
            // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html
            "ecr" => (length, 10_240, Translate("a repository policy takes 10,240")),
            _ => (0, int.MaxValue, ""),
        };
}
