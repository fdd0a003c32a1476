using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>
/// RAD0507 and RAD0508: wildcards and policy variables in keys that name accounts, organizations, networks or identities.
/// RAD0510: keys that the caller writes.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sensitive</remarks>
internal sealed class SensitiveKeyRule : ILintRule
{
    private static readonly string[] Sensitive =
    [
        "aws:PrincipalAccount",
        "aws:PrincipalOrgID",
        "aws:ResourceAccount",
        "aws:ResourceOrgID",
        "aws:SourceAccount",
        "aws:SourceOrgID",
        "aws:SourceVpc",
        "aws:SourceVpce",
        "aws:VpceAccount",
        "aws:VpceOrgID",
    ];

    private static readonly string[] OfCaller = ["aws:Referer", "aws:UserAgent"];

    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy.Conditions.SelectMany(condition =>
            Array.Exists(OfCaller, condition.IsOn)
                ? [AdviceDiagnostics.KeyOfCaller(condition.KeyPlace, condition.Key)]
                : CheckValues(condition)
        );

    private static IEnumerable<Diagnostic> CheckValues(LintedCondition condition)
    {
        var isSensitive = Array.Exists(Sensitive, condition.IsOn);
        if (condition.Operator.Family != ConditionFamily.String || (!isSensitive && !condition.IsOn("aws:userid")))
        {
            return [];
        }

        return condition
            .Condition.Values.Where(value =>
                isSensitive ? IsOpen(condition, value.Value) : NamesOtherIds(condition, value.Value)
            )
            .Select(value => Of(isSensitive, value, condition.Key));
    }

    private static Diagnostic Of(bool isSensitive, PolicyString value, string key)
    {
        var place = new Place(value.Span, value.Path, Translate("The value"));
        return isSensitive
            ? AdviceDiagnostics.OpenSensitiveKey(place, value.Value, key)
            : AdviceDiagnostics.OpenUserId(place, value.Value);
    }

    /// <summary>
    /// <c>*</c> alone only asks whether the key is there. A variable that is a sensitive key itself, such as
    /// <c>${aws:PrincipalOrgID}</c>, holds no wildcard: AWS's own perimeters compare the two.
    /// </summary>
    private static bool IsOpen(LintedCondition condition, string value)
    {
        var template = PolicyTemplate.Parse(value);
        return value is not "*"
            && template.Parts.Any(part =>
                part.Kind switch
                {
                    TemplatePartKind.Variable => !Sensitive.Contains(part.Text, StringComparer.OrdinalIgnoreCase),
                    TemplatePartKind.Pattern => condition.Operator.Comparison == Comparison.Like
                        && part.Text.AsSpan().ContainsAny('*', '?'),
                    _ => false,
                }
            );
    }

    /// <summary>An id is <c>AROA…:session</c> or <c>AIDA…</c>: a wildcard belongs behind the colon.</summary>
    private static bool NamesOtherIds(LintedCondition condition, string value)
    {
        var id = value.Split(':')[0];
        return condition.Operator.Comparison == Comparison.Like && id.Length > 1 && id.AsSpan().ContainsAny('*', '?');
    }
}
