namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD05nn: AWS saves the policy, and it grants more than its author is likely to want.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html</remarks>
internal static class AdviceDiagnostics
{
    public static Diagnostic EveryoneAllowed(Place place) =>
        place.SecurityWarning(
            "RAD0501",
            $"{place.Subject} allows everybody, in any account, and has no condition.",
            "Name the principals, or add a condition such as `aws:PrincipalOrgID`."
        );

    public static Diagnostic NotActionWithAllow(Place place) =>
        place.SecurityWarning(
            "RAD0502",
            $"{place.Subject} allows all actions but those it names, of every service, future ones too.",
            "Name the actions that are meant in `Action`."
        );

    public static Diagnostic NotResourceWithAllow(Place place) =>
        place.SecurityWarning(
            "RAD0503",
            $"{place.Subject} allows its actions on all resources but those it names.",
            "Name the resources that are meant in `Resource`."
        );

    public static Diagnostic PassAnyRole(Place place) =>
        place.SecurityWarning(
            "RAD0504",
            $"{place.Subject} lets any role be passed to a service, so that its holder gains what any role may do.",
            "Name the roles in `Resource`, or add a condition on `iam:PassedToService`."
        );

    public static Diagnostic PassRoleByWildcard(Place place, string action) =>
        place.SecurityWarning(
            "RAD0505",
            $"{place.Subject} allows `{action}` on all roles, so that any role may be passed to a service.",
            "Name the roles in `Resource`, or add a condition on `iam:PassedToService`."
        );

    public static Diagnostic ForAllValuesOfOne(Place place, string key) =>
        place.SecurityWarning(
            "RAD0506",
            $"`{key}` has one value, and `ForAllValues` also allows requests that lack it.",
            "Remove `ForAllValues:`."
        );

    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sensitive</remarks>
    public static Diagnostic OpenSensitiveKey(Place place, string value, string key) =>
        place.SecurityWarning(
            "RAD0507",
            $"`{value}` may match values of `{key}` that others choose.",
            "Write whole values: AWS knows no good use of a wildcard in this key."
        );

    public static Diagnostic OpenUserId(Place place, string value) =>
        place.SecurityWarning(
            "RAD0508",
            $"`{value}` matches the ids of other users and roles.",
            "Write the id, or the role's id and `:*` for its sessions."
        );

    public static Diagnostic AnyServiceLinkedRole(Place place, string action) =>
        place.Warning(
            "RAD0509",
            $"{place.Subject} allows `{action}`, so that service-linked roles of any service may be created.",
            "Name the roles in `Resource`, or add a condition on `iam:AWSServiceName`."
        );

    public static Diagnostic KeyOfCaller(Place place, string key) =>
        place.SecurityWarning(
            "RAD0510",
            $"`{key}` is whatever the caller writes, and protects nothing.",
            "Use a key that AWS sets, such as `aws:PrincipalArn` or `aws:SourceIp`."
        );

    public static Diagnostic UnpairedKey(Place place, string key, string pair) =>
        place.SecurityWarning(
            "RAD0511",
            $"`{key}` alone matches requests from any VPC that has such an address.",
            $"Add a condition on `{pair}`."
        );

    public static Diagnostic ServiceForAnybody(Place place, string service) =>
        place.SecurityWarning(
            "RAD0512",
            $"{place.Subject} lets `{service}` act for any account that asks it to.",
            "Add a condition on `aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID` or `aws:SourceOrgPaths`."
        );

    public static Diagnostic ServiceByOtherKey(Place place, string service) =>
        place.Suggestion(
            "RAD0513",
            $"{place.Subject} does not say for whom `{service}` acts.",
            "Add a condition on `aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID` or `aws:SourceOrgPaths`."
        );

    public static Diagnostic AttributesWithoutSelect(Place place) =>
        place.SecurityWarning(
            "RAD0514",
            "A request that asks for no attributes gets all of them in spite of `dynamodb:Attributes`.",
            "Add `\"StringEquals\": {\"dynamodb:Select\": \"SPECIFIC_ATTRIBUTES\"}`."
        );

    public static Diagnostic PrefixInNegative(Place place) =>
        place.SecurityWarning(
            "RAD0515",
            "Whoever asks for a shorter prefix still sees the objects that this condition should hide.",
            "Allow `s3:prefix` by `StringLike`, or deny it by `StringNotLike`."
        );
}
