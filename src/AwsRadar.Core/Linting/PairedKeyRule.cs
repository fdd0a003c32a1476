using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0511 and RAD0514: keys that protect only together with another.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpcsourceip and
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
/// </remarks>
internal sealed class PairedKeyRule : ILintRule
{
    private const string VpcAddress = "aws:VpcSourceIp";
    private const string Attributes = "dynamodb:Attributes";
    private const string Select = "dynamodb:Select";

    private static readonly string[] Networks =
    [
        "aws:SourceVpc",
        "aws:SourceVpcArn",
        "aws:SourceVpce",
        "aws:VpceAccount",
        "aws:VpceOrgID",
        "aws:VpceOrgPaths",
    ];

    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy.Conditions.SelectMany<LintedCondition, Diagnostic>(condition =>
            condition switch
            {
                _ when condition.IsOn(VpcAddress) && !Array.Exists(Networks, condition.Statement.HasConditionOn) =>
                [
                    AdviceDiagnostics.UnpairedKey(condition.KeyPlace, condition.Key, Networks[0]),
                ],
                _ when condition.IsOn(Attributes) && ReturnsEverything(condition.Statement) =>
                [
                    AdviceDiagnostics.AttributesWithoutSelect(condition.KeyPlace),
                ],
                _ => [],
            }
        );

    private static bool ReturnsEverything(LintedStatement statement) =>
        statement.IsAllow
        && !statement.HasConditionOn(Select)
        && statement.Actions.Any(action => UnsupportedConditionKeyRule.Supports(action, Select));
}
