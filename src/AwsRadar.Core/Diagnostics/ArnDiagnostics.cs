namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD0706 to RAD0714: ARNs that name nothing, segment by segment.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html</remarks>
internal static class ArnDiagnostics
{
    public static Diagnostic ServiceInCapitals(Place place, string arn, string service) =>
        place.Warning(
            "RAD0706",
            Translate($"`{arn}` writes its service with capital letters, and matches nothing."),
            Translate($"Write `{service}`.")
        );

    public static Diagnostic UnknownRegion(Place place, string arn, string region, string partition) =>
        place.Warning(
            "RAD0707",
            Translate($"`{region}` in `{arn}` is not a region of the partition `{partition}`."),
            Translate("Write a region's code, such as `us-east-1`, or `*`.")
        );

    public static Diagnostic InvalidAccount(Place place, string arn, string account) =>
        place.Warning(
            "RAD0708",
            Translate($"`{account}` in `{arn}` is not an account id."),
            Translate("Write the twelve digits of the account, or `*`.")
        );

    public static Diagnostic RegionNotTaken(Place place, string arn, string service) =>
        place.Warning(
            "RAD0709",
            Translate($"`{arn}` has a region, and such resources of `{service}` have none in their ARN."),
            Translate("Leave the region out, and keep both colons.")
        );

    public static Diagnostic MissingRegion(Place place, string arn, string service) =>
        place.Warning(
            "RAD0710",
            Translate($"`{arn}` has no region, and such resources of `{service}` have one in their ARN."),
            Translate("Write the region, or `*`.")
        );

    public static Diagnostic AccountNotTaken(Place place, string arn, string service) =>
        place.Warning(
            "RAD0711",
            Translate($"`{arn}` has an account, and such resources of `{service}` have none in their ARN."),
            Translate("Leave the account out, and keep both colons.")
        );

    public static Diagnostic MissingAccount(Place place, string arn, string service) =>
        place.Warning(
            "RAD0712",
            Translate($"`{arn}` has no account, and such resources of `{service}` have one in their ARN."),
            Translate("Write the account id, or `*`.")
        );

    public static Diagnostic UnknownService(Place place, string arn, string service, string? suggestion) =>
        place.Warning(
            "RAD0713",
            Translate($"No resource of AWS has the service `{service}` in its ARN, as `{arn}` has."),
            suggestion is null
                ? Translate("Write the service as the service authorization reference does.")
                : Translate($"Write `{suggestion}` if that is meant.")
        );

    public static Diagnostic UnknownResource(Place place, string arn, string service, string expected) =>
        place.Warning(
            "RAD0714",
            Translate($"No resource of `{service}` has an ARN like `{arn}`."),
            Translate($"Compare it with `{expected}`, segment by segment.")
        );
}
