using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>
/// RAD0316, RAD0318 and RAD0321: service principals, VPCs, endpoints and KMS keys that are not written as AWS writes them.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html</remarks>
internal sealed class IdentifierValueRule : ILintRule
{
    private const string KmsKey = "s3:x-amz-server-side-encryption-aws-kms-key-id";
    private const string AService = "`service-name.amazonaws.com`";

    private static readonly string[] ServiceKeys =
    [
        "aws:PrincipalServiceName",
        "aws:PrincipalServiceNamesList",
        "aws:CalledVia",
        "aws:CalledViaFirst",
        "aws:CalledViaLast",
        "iam:AWSServiceName",
        "iam:PassedToService",
    ];

    private static readonly int[] IdLengths = [8, 17];

    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy
            .Conditions.Where(condition => condition.Operator.Family is ConditionFamily.String or ConditionFamily.Arn)
            .SelectMany(condition =>
                condition
                    .Condition.Values.Where(value => !value.Value.AsSpan().ContainsAny('*', '?', '$'))
                    .Select(value => Check(condition, value))
                    .OfType<Diagnostic>()
            );

    private static Diagnostic? Check(LintedCondition condition, PolicyString value)
    {
        var place = new Place(value.Span, value.Path, Translate("The value"));
        var text = value.Value;
        return condition switch
        {
            _ when condition.IsOn("aws:SourceVpc") && !IsId(text, "vpc-") => ConditionUseDiagnostics.InvalidIdentifier(
                place,
                text,
                "vpc-"
            ),
            _ when condition.IsOn("aws:SourceVpce") && !IsId(text, "vpce-") =>
                ConditionUseDiagnostics.InvalidIdentifier(place, text, "vpce-"),
            _ when condition.IsOn(KmsKey) && !IsKeyArn(text) => ConditionUseDiagnostics.NotKeyArn(place, text, KmsKey),
            _ when condition.IsOn("kms:ViaService") && !IsService(text, parts: 4) =>
                ConditionUseDiagnostics.NotServicePrincipal(
                    place,
                    text,
                    condition.Key,
                    "`service-name.region.amazonaws.com`"
                ),
            _ when Array.Exists(ServiceKeys, condition.IsOn) && !IsService(text, parts: 3) =>
                ConditionUseDiagnostics.NotServicePrincipal(place, text, condition.Key, AService),
            _ => null,
        };
    }

    private static bool IsId(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal)
        && IdLengths.Contains(text.Length - prefix.Length)
        && text.AsSpan(prefix.Length).IndexOfAnyExceptInRange('0', 'z') < 0
        && text[prefix.Length..].All(char.IsAsciiLetterOrDigit);

    private static bool IsKeyArn(string text) =>
        text.StartsWith("arn:", StringComparison.Ordinal)
        && text.Contains(":kms:", StringComparison.Ordinal)
        && text.Contains(":key/", StringComparison.Ordinal);

    /// <summary>Services of AWS have host names, some of which end in <c>.aws.internal</c> or in a partition's own domain.</summary>
    private static bool IsService(string text, int parts) =>
        text.Split('.').Length >= parts
        && !text.Any(char.IsAsciiLetterUpper)
        && (text.Contains("amazon", StringComparison.Ordinal) || text.Contains("aws", StringComparison.Ordinal));
}
