namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD0409 to RAD0411 and RAD0416 to RAD0420: role trust policies that trust too many, or nobody.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html</remarks>
internal static class TrustDiagnostics
{
    public static Diagnostic MissingActionForKey(Place place, string key, string action) =>
        place.Warning(
            "RAD0409",
            $"`{key}` is looked at when a session is tagged or named, which needs `{action}`.",
            $"Add `{action}` to `Action`."
        );

    public static Diagnostic ActionOfOtherProvider(Place place, string action, string principal, string expected) =>
        place.Warning("RAD0410", $"`{principal}` cannot use `{action}`.", $"Use `{expected}`.");

    public static Diagnostic RolesAnywhere(Place place, string missing) =>
        place.Warning(
            "RAD0411",
            $"IAM Roles Anywhere cannot assume the role without {missing}.",
            "Allow `sts:AssumeRole`, `sts:TagSession` and `sts:SetSourceIdentity` together."
        );

    public static Diagnostic AnyUserOfProvider(Place place, string provider) =>
        place.SecurityWarning(
            "RAD0416",
            $"{place.Subject} trusts everybody whom `{provider}` knows.",
            $"Add a condition on a key such as `{provider}:sub` or `{provider}:aud`."
        );

    public static Diagnostic AnyRepository(Place place) =>
        place.SecurityWarning(
            "RAD0417",
            $"{place.Subject} trusts every repository on GitHub.",
            "Add a condition on `token.actions.githubusercontent.com:sub` that names the repository and branch."
        );

    public static Diagnostic RepositoryByWildcard(Place place, string value) =>
        place.Warning(
            "RAD0418",
            $"`{value}` trusts more workflows on GitHub than one branch of one repository.",
            "Name repository and branch, or add a condition on `token.actions.githubusercontent.com:ref`."
        );

    public static Diagnostic AudienceForAnyValue(Place place, string key) =>
        place.SecurityWarning(
            "RAD0419",
            $"`{key}` has one value, and `ForAnyValue` is for keys of several.",
            "Remove `ForAnyValue:`."
        );

    public static Diagnostic AudienceForAllValues(Place place, string key) =>
        place.Suggestion(
            "RAD0420",
            $"`{key}` usually has one value, and then takes no `ForAllValues`.",
            "Remove `ForAllValues:` unless the provider sends several audiences."
        );
}
