using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0312: regions that are none, in conditions on <c>aws:RequestedRegion</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion</remarks>
internal sealed class RegionValueRule : ILintRule
{
    private static readonly string[] Keys = ["aws:RequestedRegion", "ec2:Region"];

    /// <summary>What services without regions report.</summary>
    private static readonly string[] Others = ["aws-global", "global"];

    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy
            .Conditions.Where(condition =>
                condition.Operator.Family == ConditionFamily.String && Array.Exists(Keys, condition.IsOn)
            )
            .SelectMany(condition =>
                condition
                    .Condition.Values.Where(value => !IsRegion(value.Value))
                    .Select(value =>
                        ConditionUseDiagnostics.UnknownRegion(
                            new Place(value.Span, value.Path, Translate("The value")),
                            value.Value,
                            condition.Key
                        )
                    )
            );

    private static bool IsRegion(string text) =>
        text.AsSpan().ContainsAny('*', '?', '$')
        || Regions.Exist(text)
        || Others.Contains(text, StringComparer.Ordinal);
}
