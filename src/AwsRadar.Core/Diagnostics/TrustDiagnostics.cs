namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD0409 to RAD0411 and RAD0416 to RAD0420: role trust policies that trust too many, or nobody.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html</remarks>
internal static class TrustDiagnostics
{
    public static Diagnostic MissingActionForKey(Place place, string key, string action) =>
        place.Warning(
            "RAD0409",
            Translate($"`{key}` is looked at when a session is tagged or named, which needs `{action}`."),
            Translate($"Add `{action}` to `Action`.")
        );

    public static Diagnostic ActionOfOtherProvider(Place place, string action, string principal, string expected) =>
        place.Warning("RAD0410", Translate($"`{principal}` cannot use `{action}`."), Translate($"Use `{expected}`."));

    public static Diagnostic RolesAnywhere(Place place, string missing) =>
        place.Warning(
            "RAD0411",
            Translate($"IAM Roles Anywhere cannot assume the role without {missing}."),
            Translate("Allow `sts:AssumeRole`, `sts:TagSession` and `sts:SetSourceIdentity` together.")
        );

    public static Diagnostic AnyUserOfProvider(Place place, string provider) =>
        place.SecurityWarning(
            "RAD0416",
            Translate($"{place.Subject} trusts everybody whom `{provider}` knows."),
            Translate($"Add a condition on a key such as `{provider}:sub` or `{provider}:aud`.")
        );

    public static Diagnostic AnyRepository(Place place) =>
        place.SecurityWarning(
            "RAD0417",
            Translate($"{place.Subject} trusts every repository on GitHub."),
            Translate(
                "Add a condition on `token.actions.githubusercontent.com:sub` that names the repository and branch."
            )
        );

    public static Diagnostic RepositoryByWildcard(Place place, string value) =>
        place.Warning(
            "RAD0418",
            Translate($"`{value}` trusts more workflows on GitHub than one branch of one repository."),
            Translate("Name repository and branch, or add a condition on `token.actions.githubusercontent.com:ref`.")
        );

    public static Diagnostic AudienceForAnyValue(Place place, string key) =>
        place.SecurityWarning(
            "RAD0419",
            Translate($"`{key}` has one value, and `ForAnyValue` is for keys of several."),
            Translate("Remove `ForAnyValue:`.")
        );

    public static Diagnostic AudienceForAllValues(Place place, string key) =>
        place.Suggestion(
            "RAD0420",
            Translate($"`{key}` usually has one value, and then takes no `ForAllValues`."),
            Translate("Remove `ForAllValues:` unless the provider sends several audiences.")
        );
}
