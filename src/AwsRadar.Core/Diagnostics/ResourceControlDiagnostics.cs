namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD0412 to RAD0415: resource control policies that deny nothing, or AWS's own services.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html</remarks>
internal static class ResourceControlDiagnostics
{
    public static Diagnostic ServiceNotSupported(Place place, string action, string service) =>
        place.Warning(
            "RAD0412",
            Translate($"Resource control policies do not apply to {service}, so that `{action}` is not denied."),
            Translate("Remove it, or deny it in a service control policy.")
        );

    public static Diagnostic DeniesServices(Place place, string key) =>
        place.Warning(
            "RAD0413",
            Translate($"Requests of AWS services do not carry `{key}`, and {place.Subject} denies them too."),
            Translate("Add `\"BoolIfExists\": {\"aws:PrincipalIsAWSService\": \"false\"}` to the condition.")
        );

    public static Diagnostic DeniesPrincipals(Place place, string key) =>
        place.Warning(
            "RAD0414",
            Translate($"Requests of users and roles do not carry `{key}`, and {place.Subject} denies them too."),
            Translate("Add `\"BoolIfExists\": {\"aws:PrincipalIsAWSService\": \"true\"}` to the condition.")
        );

    public static Diagnostic DeniesWithoutSource(Place place, string key) =>
        place.Warning(
            "RAD0415",
            Translate($"Some AWS services send no source, so no `{key}`, and {place.Subject} denies them too."),
            Translate("Add `\"Null\": {\"aws:SourceAccount\": \"false\"}` to the condition.")
        );
}
