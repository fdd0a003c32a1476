namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD0306 to RAD0311 and RAD07nn: what the service authorization reference does not know, or knows otherwise.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html</remarks>
internal static class ReferenceDiagnostics
{
    public static Diagnostic UnknownKey(Place place, string key, string? suggestion) =>
        place.Warning(
            "RAD0306",
            Translate($"AWS documents no condition key `{key}`."),
            suggestion is null
                ? Translate("Look it up in the service's page of the service authorization reference.")
                : Translate($"Write `{suggestion}` if that is meant.")
        );

    public static Diagnostic UnsupportedKey(Place place, string key, string statement) =>
        place.Warning(
            "RAD0307",
            Translate(
                $"No action of {statement} has the condition key `{key}`: requests for them are unlikely to carry it."
            ),
            Translate("Remove the condition, or move it to a statement of actions that have the key.")
        );

    public static Diagnostic OperatorOfOtherType(Place place, string key, string type, string operators) =>
        place.Warning(
            "RAD0308",
            Translate($"`{key}` is {type}, and this operator compares something else."),
            Translate($"Use {operators}.")
        );

    public static Diagnostic MissingSetOperator(Place place, string key) =>
        place.Warning(
            "RAD0309",
            Translate($"`{key}` may have several values, and the operator says nothing about how many must match."),
            Translate("Write `ForAnyValue:` or `ForAllValues:` before the operator.")
        );

    public static Diagnostic DeprecatedKey(Place place, string key) =>
        place.Warning(
            "RAD0310",
            Translate($"AWS has replaced `{key}`."),
            Translate("Write `aws:PrincipalArn`, or `aws:SourceArn`.")
        );

    public static Diagnostic PrivateAddress(Place place, string address) =>
        place.Warning(
            "RAD0311",
            Translate($"`{address}` is private, and `aws:SourceIp` is always a public address."),
            Translate("Use `aws:VpcSourceIp` for addresses in a VPC.")
        );

    public static Diagnostic UnknownService(Place place, string prefix, string? suggestion) =>
        place.Warning(
            "RAD0701",
            Translate($"No service has the prefix `{prefix}`."),
            suggestion is null
                ? Translate("Write the prefix as the service authorization reference does.")
                : Translate($"Write `{suggestion}` if that is meant.")
        );

    public static Diagnostic UnknownAction(Place place, string action, string service, string? suggestion) =>
        place.Warning(
            "RAD0702",
            Translate($"{service} has no action `{action}`."),
            suggestion is null
                ? Translate("Look it up in the service's page of the service authorization reference.")
                : Translate($"Write `{suggestion}` if that is meant.")
        );

    public static Diagnostic NothingMatches(Place place, string pattern, string service) =>
        place.Warning(
            "RAD0703",
            Translate($"`{pattern}` matches no action of {service}."),
            Translate("Remove it, or look at how the service names its actions.")
        );

    public static Diagnostic ResourceOfNoAction(Place place, string resource, string statement) =>
        place.Warning(
            "RAD0704",
            Translate($"No action of {statement} works on `{resource}`."),
            Translate("Check the ARN, segment by segment, or name actions that work on such a resource.")
        );

    public static Diagnostic ActionOfNoResource(Place place, string action, string statement, string? expected) =>
        place.Warning(
            "RAD0705",
            expected is null
                ? Translate($"`{action}` cannot be limited to resources, so that {statement} has no effect on it.")
                : Translate($"`{action}` works on none of the resources of {statement}."),
            expected is null
                ? Translate("Put it in a statement with the resource `*`.")
                : Translate($"Add a resource such as `{expected}`.")
        );
}
