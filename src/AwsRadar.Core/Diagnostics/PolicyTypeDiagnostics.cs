namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD04nn: what one policy type alone demands.</summary>
internal static class PolicyTypeDiagnostics
{
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html</remarks>
    public static Diagnostic TrustPolicyWithResource(Place place, string element) =>
        place.Error(
            "RAD0401",
            Translate($"A role trust policy has no `{element}`: it is about the role that it belongs to."),
            Translate($"Remove `{element}`.")
        );

    public static Diagnostic TrustPolicyAction(Place place, string action) =>
        place.Error(
            "RAD0402",
            Translate($"`{action}` cannot stand in a role trust policy, which is about becoming the role."),
            Translate(
                "Use `sts:AssumeRole`, `sts:AssumeRoleWithSAML`, `sts:AssumeRoleWithWebIdentity`, `sts:TagSession` or `sts:SetSourceIdentity`."
            )
        );

    /// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html</remarks>
    public static Diagnostic RcpEffect(Place place) =>
        place.Error(
            "RAD0403",
            Translate("A resource control policy denies only; `Allow` belongs to AWS's own RCPFullAWSAccess."),
            Translate("Write `\"Effect\": \"Deny\"`.")
        );

    public static Diagnostic RcpPrincipal(Place place) =>
        place.Error(
            "RAD0404",
            Translate("The principal of a resource control policy is `*`."),
            Translate("Write `\"Principal\": \"*\"` and narrow it by conditions.")
        );

    public static Diagnostic RcpAction(Place place) =>
        place.Error(
            "RAD0405",
            Translate("A resource control policy names the services it restricts: `*` alone is no action for it."),
            Translate("Write actions such as `s3:*`.")
        );

    public static Diagnostic RcpElement(Place place, string element) =>
        place.Error(
            "RAD0406",
            Translate($"A resource control policy has no `{element}`."),
            Translate($"Use `{element["Not".Length..]}`.")
        );

    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html</remarks>
    public static Diagnostic TrustPolicyWithNotPrincipal(Place place) =>
        place.Error(
            "RAD0407",
            Translate("A role trust policy has no `NotPrincipal`."),
            Translate("Name those who are trusted in `Principal`.")
        );

    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-role-trust-policy-unsupported-wildcard-in-principal</remarks>
    public static Diagnostic TrustEveryone(Place place) =>
        place.Error(
            "RAD0408",
            Translate("A role trust policy does not take `*` as its principal."),
            Translate("Name those who are trusted; `{\"AWS\": \"*\"}` with conditions is every AWS account.")
        );

    /// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html#scp-syntax-version</remarks>
    public static Diagnostic OrganizationsVersion(Place place, string policy) =>
        place.Error(
            "RAD0421",
            Translate($"A {policy} has the version 2012-10-17, and none before it."),
            Translate("Write `\"Version\": \"2012-10-17\"`.")
        );
}
