namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD02nn: <c>Principal</c> and <c>NotPrincipal</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</remarks>
internal static class PrincipalDiagnostics
{
    public static Diagnostic NotAllowed(Place place, string element, string policy) =>
        place.Error(
            "RAD0201",
            Translate($"`{element}` has no place in this {policy}: it is about those whom it is attached to."),
            Translate($"Remove `{element}`.")
        );

    public static Diagnostic Missing(Place place, string policy) =>
        place.Error(
            "RAD0202",
            Translate($"{place.Subject} has no `Principal`, which a {policy} needs."),
            Translate(
                "Say whom the statement is about, such as `\"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:root\"}`."
            )
        );

    public static Diagnostic Wildcard(Place place, string principal) =>
        place.Error(
            "RAD0203",
            Translate($"`{principal}` has a wildcard, and a principal takes none but `*` alone."),
            Translate("Write `*` and narrow it by a condition on `aws:PrincipalArn`, which takes wildcards.")
        );

    public static Diagnostic Invalid(Place place, string principal) =>
        place.Error(
            "RAD0204",
            Translate($"`{principal}` is not a principal."),
            Translate(
                "Write an account id, the ARN of an account, user, role or session, a service such as `lambda.amazonaws.com`, or `*`."
            )
        );

    public static Diagnostic UnknownKind(Place place, string kind) =>
        place.Error(
            "RAD0205",
            Translate($"`{kind}` is not a kind of principal."),
            Translate("Write `AWS`, `Service`, `Federated` or `CanonicalUser`.")
        );

    public static Diagnostic NotPrincipalWithAllow(Place place) =>
        place.Error(
            "RAD0206",
            Translate($"{place.Subject} combines `NotPrincipal` with `Allow`, which AWS does not support."),
            Translate("Name those who are allowed in `Principal`.")
        );

    public static Diagnostic Group(Place place, string principal) =>
        place.Error(
            "RAD0207",
            Translate($"`{principal}` is a group, and a group cannot be a principal."),
            Translate("Name its users or a role.")
        );

    public static Diagnostic FederatedNotSupported(Place place, string principal, string policy) =>
        place.Error(
            "RAD0208",
            Translate(
                $"`{principal}` is an identity provider, and only role trust policies take those: not a {policy}."
            ),
            Translate("Name the role whose sessions the provider's users hold.")
        );

    public static Diagnostic InvalidFederated(Place place, string principal) =>
        place.Error(
            "RAD0209",
            Translate($"`{principal}` is not an identity provider."),
            Translate("Write a domain name such as `accounts.google.com`, or the ARN of a SAML or OIDC provider.")
        );

    public static Diagnostic UniqueId(Place place, string id, string entity) =>
        place.Warning(
            "RAD0210",
            Translate($"`{id}` is the unique id of a {entity}, or what is left of a deleted one."),
            Translate($"Write the ARN of the {entity}: AWS turns it into the id when the policy is saved.")
        );
}
