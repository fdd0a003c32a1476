namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD04nn: what one policy type alone demands.</summary>
internal static class PolicyTypeDiagnostics
{
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html</remarks>
    public static Diagnostic TrustPolicyWithResource(Place place, string element) =>
        place.Error(
            "RAD0401",
            $"A role trust policy has no `{element}`: it is about the role that it belongs to.",
            $"Remove `{element}`."
        );

    public static Diagnostic TrustPolicyAction(Place place, string action) =>
        place.Error(
            "RAD0402",
            $"`{action}` cannot stand in a role trust policy, which is about becoming the role.",
            "Use `sts:AssumeRole`, `sts:AssumeRoleWithSAML`, `sts:AssumeRoleWithWebIdentity`, `sts:TagSession` or `sts:SetSourceIdentity`."
        );

    /// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html</remarks>
    public static Diagnostic RcpEffect(Place place) =>
        place.Error(
            "RAD0403",
            "A resource control policy denies only; `Allow` belongs to AWS's own RCPFullAWSAccess.",
            "Write `\"Effect\": \"Deny\"`."
        );

    public static Diagnostic RcpPrincipal(Place place) =>
        place.Error(
            "RAD0404",
            "The principal of a resource control policy is `*`.",
            "Write `\"Principal\": \"*\"` and narrow it by conditions."
        );

    public static Diagnostic RcpAction(Place place) =>
        place.Error(
            "RAD0405",
            "A resource control policy names the services it restricts: `*` alone is no action for it.",
            "Write actions such as `s3:*`."
        );

    public static Diagnostic RcpElement(Place place, string element) =>
        place.Error("RAD0406", $"A resource control policy has no `{element}`.", $"Use `{element["Not".Length..]}`.");

    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html</remarks>
    public static Diagnostic TrustPolicyWithNotPrincipal(Place place) =>
        place.Error(
            "RAD0407",
            "A role trust policy has no `NotPrincipal`.",
            "Name those who are trusted in `Principal`."
        );

    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-role-trust-policy-unsupported-wildcard-in-principal</remarks>
    public static Diagnostic TrustEveryone(Place place) =>
        place.Error(
            "RAD0408",
            "A role trust policy does not take `*` as its principal.",
            "Name those who are trusted; `{\"AWS\": \"*\"}` with conditions is every AWS account."
        );

    /// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html#scp-syntax-version</remarks>
    public static Diagnostic OrganizationsVersion(Place place, string policy) =>
        place.Error(
            "RAD0421",
            $"A {policy} has the version 2012-10-17, and none before it.",
            "Write `\"Version\": \"2012-10-17\"`."
        );
}
