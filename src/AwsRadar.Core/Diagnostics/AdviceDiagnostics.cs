namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD05nn: AWS saves the policy, and it grants more than its author is likely to want.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html</remarks>
internal static class AdviceDiagnostics
{
    public static Diagnostic EveryoneAllowed(Place place) =>
        place.SecurityWarning(
            "RAD0501",
            Translate($"{place.Subject} allows everybody, in any account, and has no condition."),
            Translate("Name the principals, or add a condition such as `aws:PrincipalOrgID`.")
        );

    public static Diagnostic NotActionWithAllow(Place place) =>
        place.SecurityWarning(
            "RAD0502",
            Translate($"{place.Subject} allows all actions but those it names, of every service, future ones too."),
            Translate("Name the actions that are meant in `Action`.")
        );

    public static Diagnostic NotResourceWithAllow(Place place) =>
        place.SecurityWarning(
            "RAD0503",
            Translate($"{place.Subject} allows its actions on all resources but those it names."),
            Translate("Name the resources that are meant in `Resource`.")
        );

    public static Diagnostic PassAnyRole(Place place) =>
        place.SecurityWarning(
            "RAD0504",
            Translate(
                $"{place.Subject} lets any role be passed to a service, so that its holder gains what any role may do."
            ),
            Translate("Name the roles in `Resource`, or add a condition on `iam:PassedToService`.")
        );

    public static Diagnostic PassRoleByWildcard(Place place, string action) =>
        place.SecurityWarning(
            "RAD0505",
            Translate($"{place.Subject} allows `{action}` on all roles, so that any role may be passed to a service."),
            Translate("Name the roles in `Resource`, or add a condition on `iam:PassedToService`.")
        );

    public static Diagnostic ForAllValuesOfOne(Place place, string key) =>
        place.SecurityWarning(
            "RAD0506",
            Translate($"`{key}` has one value, and `ForAllValues` also allows requests that lack it."),
            Translate("Remove `ForAllValues:`.")
        );

    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sensitive</remarks>
    public static Diagnostic OpenSensitiveKey(Place place, string value, string key) =>
        place.SecurityWarning(
            "RAD0507",
            Translate($"`{value}` may match values of `{key}` that others choose."),
            Translate("Write whole values: AWS knows no good use of a wildcard in this key.")
        );

    public static Diagnostic OpenUserId(Place place, string value) =>
        place.SecurityWarning(
            "RAD0508",
            Translate($"`{value}` matches the ids of other users and roles."),
            Translate("Write the id, or the role's id and `:*` for its sessions.")
        );

    public static Diagnostic AnyServiceLinkedRole(Place place, string action) =>
        place.Warning(
            "RAD0509",
            Translate(
                $"{place.Subject} allows `{action}`, so that service-linked roles of any service may be created."
            ),
            Translate("Name the roles in `Resource`, or add a condition on `iam:AWSServiceName`.")
        );

    public static Diagnostic KeyOfCaller(Place place, string key) =>
        place.SecurityWarning(
            "RAD0510",
            Translate($"`{key}` is whatever the caller writes, and protects nothing."),
            Translate("Use a key that AWS sets, such as `aws:PrincipalArn` or `aws:SourceIp`.")
        );

    public static Diagnostic UnpairedKey(Place place, string key, string pair) =>
        place.SecurityWarning(
            "RAD0511",
            Translate($"`{key}` alone matches requests from any VPC that has such an address."),
            Translate($"Add a condition on `{pair}`.")
        );

    public static Diagnostic ServiceForAnybody(Place place, string service) =>
        place.SecurityWarning(
            "RAD0512",
            Translate($"{place.Subject} lets `{service}` act for any account that asks it to."),
            Translate(
                "Add a condition on `aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID` or `aws:SourceOrgPaths`."
            )
        );

    public static Diagnostic ServiceByOtherKey(Place place, string service) =>
        place.Suggestion(
            "RAD0513",
            Translate($"{place.Subject} does not say for whom `{service}` acts."),
            Translate(
                "Add a condition on `aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID` or `aws:SourceOrgPaths`."
            )
        );

    public static Diagnostic AttributesWithoutSelect(Place place) =>
        place.SecurityWarning(
            "RAD0514",
            Translate("A request that asks for no attributes gets all of them in spite of `dynamodb:Attributes`."),
            Translate("Add `\"StringEquals\": {\"dynamodb:Select\": \"SPECIFIC_ATTRIBUTES\"}`.")
        );

    public static Diagnostic PrefixInNegative(Place place) =>
        place.SecurityWarning(
            "RAD0515",
            Translate("Whoever asks for a shorter prefix still sees the objects that this condition should hide."),
            Translate("Allow `s3:prefix` by `StringLike`, or deny it by `StringNotLike`.")
        );
}
