using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0306: condition keys that the reference does not know.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html</remarks>
internal sealed class UnknownConditionKeyRule : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy
            .Conditions.Where(condition =>
                condition.Prefix.Length > 0
                && !IsOfIdentityProvider(condition.Prefix)
                && !DeprecatedConditionKeyRule.IsDeprecated(condition.Key)
                && !TagKeyRule.LacksTagKey(condition.Key)
                && condition.Known is null
            )
            .Select(condition =>
                ReferenceDiagnostics.UnknownKey(
                    condition.KeyPlace,
                    condition.Key,
                    Spelling.Nearest(condition.Key, ConditionKeyLookup.Candidates(condition))
                )
            );

    /// <summary>An OIDC provider's keys begin with its host name: <c>token.actions.githubusercontent.com:sub</c>.</summary>
    private static bool IsOfIdentityProvider(string prefix) =>
        prefix.Contains('.', StringComparison.Ordinal) || prefix is "saml";
}
