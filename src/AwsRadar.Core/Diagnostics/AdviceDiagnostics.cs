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
}
