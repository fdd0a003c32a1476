namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD0312 and RAD0314 to RAD0326: conditions that AWS saves and that do not do what they say.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html</remarks>
internal static class ConditionUseDiagnostics
{
    public static Diagnostic UnknownRegion(Place place, string region, string key) =>
        place.Warning(
            "RAD0312",
            Translate($"`{region}` is not a region, so that `{key}` never has this value."),
            Translate("Write a region's code, such as `us-east-1`.")
        );

    public static Diagnostic SeveralBooleans(Place place, string key) =>
        place.Warning(
            "RAD0314",
            Translate($"`{key}` is compared with `true` and with `false`, one of which always matches."),
            Translate("Keep the value that is meant.")
        );

    public static Diagnostic VariableForOperator(Place place, string value, string @operator) =>
        place.Warning(
            "RAD0315",
            Translate($"`{@operator}` takes no policy variables, so that `{value}` never matches."),
            Translate("Use policy variables with string and ARN operators only.")
        );

    public static Diagnostic NotServicePrincipal(Place place, string value, string key, string expected) =>
        place.Warning(
            "RAD0316",
            Translate($"`{value}` is not of the form that `{key}` has."),
            Translate($"Write {expected}, in small letters.")
        );

    public static Diagnostic MissingTagKey(Place place, string key) =>
        place.Warning(
            "RAD0317",
            Translate($"`{key}` does not say which tag is compared."),
            Translate($"Write `{key.TrimEnd('/')}/` and the tag's key.")
        );

    public static Diagnostic InvalidIdentifier(Place place, string value, string prefix) =>
        place.Warning(
            "RAD0318",
            Translate($"`{value}` is not the id of a {(prefix is "vpc-" ? "VPC" : "VPC endpoint")}."),
            Translate($"Write `{prefix}` and 8 or 17 letters and digits.")
        );

    public static Diagnostic KeyOfOtherActions(Place place, string key, string actions, string statement) =>
        place.Warning(
            "RAD0319",
            Translate($"Requests for {actions} do not carry `{key}`, so that {statement} never matches them."),
            Translate("Move them to a statement without this condition.")
        );

    public static Diagnostic KeyOfOtherPrincipals(Place place, string key, string statement) =>
        place.Warning(
            "RAD0320",
            Translate($"Requests of an AWS service do not carry `{key}`, so that {statement} never matches them."),
            Translate("Use `aws:SourceArn`, `aws:SourceAccount` or `aws:SourceOrgID` for services.")
        );

    public static Diagnostic NotKeyArn(Place place, string value, string key) =>
        place.Warning(
            "RAD0321",
            Translate($"`{value}` is not the ARN of a KMS key, which `{key}` always is."),
            Translate("Write `arn:aws:kms:region:account-id:key/key-id`.")
        );

    public static Diagnostic EpochDate(Place place, string value) =>
        place.Warning(
            "RAD0322",
            Translate($"`{value}` counts seconds from 1970, and may not be the moment that is meant."),
            Translate("Write a date such as `2027-01-31T00:00:00Z`.")
        );

    public static Diagnostic StringLikeWithArn(Place place, string key, string @operator) =>
        place.SecurityWarning(
            "RAD0323",
            Translate(
                $"`{key}` is an ARN, and the wildcards of this operator reach across its segments, into other accounts."
            ),
            Translate($"Use `{@operator}`.")
        );

    public static Diagnostic BitsBehindMask(Place place, string value, string network) =>
        place.Suggestion(
            "RAD0324",
            Translate($"`{value}` means the range `{network}`."),
            Translate($"Write `{network}`.")
        );

    public static Diagnostic NullWithSetOperator(Place place, string name, bool answer) =>
        place.Suggestion(
            "RAD0325",
            Translate($"`{name}` is always {(answer ? "true" : "false")}."),
            Translate("Write `Null` without `ForAllValues:` or `ForAnyValue:`.")
        );

    public static Diagnostic KeyOfIdentityPolicies(Place place, string key) =>
        place.Suggestion(
            "RAD0326",
            Translate($"`{key}` says nothing in the policy of the resource itself."),
            Translate("Use it in identity-based policies.")
        );
}
