namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD0306 to RAD0311 and RAD07nn: what the service authorization reference does not know, or knows otherwise.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html</remarks>
internal static class ReferenceDiagnostics
{
    public static Diagnostic UnknownKey(Place place, string key, string? suggestion) =>
        place.Warning(
            "RAD0306",
            $"AWS documents no condition key `{key}`.",
            suggestion is null
                ? "Look it up in the service's page of the service authorization reference."
                : $"Write `{suggestion}` if that is meant."
        );

    public static Diagnostic UnsupportedKey(Place place, string key, string statement) =>
        place.Warning(
            "RAD0307",
            $"No action of {statement} has the condition key `{key}`: requests for them are unlikely to carry it.",
            "Remove the condition, or move it to a statement of actions that have the key."
        );

    public static Diagnostic OperatorOfOtherType(Place place, string key, string type, string operators) =>
        place.Warning("RAD0308", $"`{key}` is {type}, and this operator compares something else.", $"Use {operators}.");

    public static Diagnostic MissingSetOperator(Place place, string key) =>
        place.Warning(
            "RAD0309",
            $"`{key}` may have several values, and the operator says nothing about how many must match.",
            "Write `ForAnyValue:` or `ForAllValues:` before the operator."
        );

    public static Diagnostic DeprecatedKey(Place place, string key) =>
        place.Warning("RAD0310", $"AWS has replaced `{key}`.", "Write `aws:PrincipalArn`, or `aws:SourceArn`.");

    public static Diagnostic PrivateAddress(Place place, string address) =>
        place.Warning(
            "RAD0311",
            $"`{address}` is private, and `aws:SourceIp` is always a public address.",
            "Use `aws:VpcSourceIp` for addresses in a VPC."
        );

    public static Diagnostic UnknownService(Place place, string prefix, string? suggestion) =>
        place.Warning(
            "RAD0701",
            $"No service has the prefix `{prefix}`.",
            suggestion is null
                ? "Write the prefix as the service authorization reference does."
                : $"Write `{suggestion}` if that is meant."
        );

    public static Diagnostic UnknownAction(Place place, string action, string service, string? suggestion) =>
        place.Warning(
            "RAD0702",
            $"{service} has no action `{action}`.",
            suggestion is null
                ? "Look it up in the service's page of the service authorization reference."
                : $"Write `{suggestion}` if that is meant."
        );

    public static Diagnostic NothingMatches(Place place, string pattern, string service) =>
        place.Warning(
            "RAD0703",
            $"`{pattern}` matches no action of {service}.",
            "Remove it, or look at how the service names its actions."
        );

    public static Diagnostic ResourceOfNoAction(Place place, string resource, string statement) =>
        place.Warning(
            "RAD0704",
            $"No action of {statement} works on `{resource}`.",
            "Check the ARN, segment by segment, or name actions that work on such a resource."
        );

    public static Diagnostic ActionOfNoResource(Place place, string action, string statement, string? expected) =>
        place.Warning(
            "RAD0705",
            expected is null
                ? $"`{action}` cannot be limited to resources, so that {statement} has no effect on it."
                : $"`{action}` works on none of the resources of {statement}.",
            expected is null ? "Put it in a statement with the resource `*`." : $"Add a resource such as `{expected}`."
        );
}
