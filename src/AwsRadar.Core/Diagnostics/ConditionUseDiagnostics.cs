namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD0312 and RAD0314 to RAD0326: conditions that AWS saves and that do not do what they say.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html</remarks>
internal static class ConditionUseDiagnostics
{
    public static Diagnostic UnknownRegion(Place place, string region, string key) =>
        place.Warning(
            "RAD0312",
            $"`{region}` is not a region, so that `{key}` never has this value.",
            "Write a region's code, such as `us-east-1`."
        );

    public static Diagnostic SeveralBooleans(Place place, string key) =>
        place.Warning(
            "RAD0314",
            $"`{key}` is compared with `true` and with `false`, one of which always matches.",
            "Keep the value that is meant."
        );

    public static Diagnostic VariableForOperator(Place place, string value, string @operator) =>
        place.Warning(
            "RAD0315",
            $"`{@operator}` takes no policy variables, so that `{value}` never matches.",
            "Use policy variables with string and ARN operators only."
        );

    public static Diagnostic NotServicePrincipal(Place place, string value, string key, string expected) =>
        place.Warning(
            "RAD0316",
            $"`{value}` is not of the form that `{key}` has.",
            $"Write {expected}, in small letters."
        );

    public static Diagnostic MissingTagKey(Place place, string key) =>
        place.Warning(
            "RAD0317",
            $"`{key}` does not say which tag is compared.",
            $"Write `{key.TrimEnd('/')}/` and the tag's key."
        );

    public static Diagnostic InvalidIdentifier(Place place, string value, string prefix) =>
        place.Warning(
            "RAD0318",
            $"`{value}` is not the id of a {(prefix is "vpc-" ? "VPC" : "VPC endpoint")}.",
            $"Write `{prefix}` and 8 or 17 letters and digits."
        );

    public static Diagnostic KeyOfOtherActions(Place place, string key, string actions, string statement) =>
        place.Warning(
            "RAD0319",
            $"Requests for {actions} do not carry `{key}`, so that {statement} never matches them.",
            "Move them to a statement without this condition."
        );

    public static Diagnostic KeyOfOtherPrincipals(Place place, string key, string statement) =>
        place.Warning(
            "RAD0320",
            $"Requests of an AWS service do not carry `{key}`, so that {statement} never matches them.",
            "Use `aws:SourceArn`, `aws:SourceAccount` or `aws:SourceOrgID` for services."
        );

    public static Diagnostic NotKeyArn(Place place, string value, string key) =>
        place.Warning(
            "RAD0321",
            $"`{value}` is not the ARN of a KMS key, which `{key}` always is.",
            "Write `arn:aws:kms:region:account-id:key/key-id`."
        );

    public static Diagnostic EpochDate(Place place, string value) =>
        place.Warning(
            "RAD0322",
            $"`{value}` counts seconds from 1970, and may not be the moment that is meant.",
            "Write a date such as `2027-01-31T00:00:00Z`."
        );

    public static Diagnostic StringLikeWithArn(Place place, string key, string @operator) =>
        place.SecurityWarning(
            "RAD0323",
            $"`{key}` is an ARN, and the wildcards of this operator reach across its segments, into other accounts.",
            $"Use `{@operator}`."
        );

    public static Diagnostic BitsBehindMask(Place place, string value, string network) =>
        place.Suggestion("RAD0324", $"`{value}` means the range `{network}`.", $"Write `{network}`.");

    public static Diagnostic NullWithSetOperator(Place place, string name, bool answer) =>
        place.Suggestion(
            "RAD0325",
            $"`{name}` is always {(answer ? "true" : "false")}.",
            "Write `Null` without `ForAllValues:` or `ForAnyValue:`."
        );

    public static Diagnostic KeyOfIdentityPolicies(Place place, string key) =>
        place.Suggestion(
            "RAD0326",
            $"`{key}` says nothing in the policy of the resource itself.",
            "Use it in identity-based policies."
        );
}
