namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD0706 to RAD0714: ARNs that name nothing, segment by segment.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html</remarks>
internal static class ArnDiagnostics
{
    public static Diagnostic ServiceInCapitals(Place place, string arn, string service) =>
        place.Warning(
            "RAD0706",
            $"`{arn}` writes its service with capital letters, and matches nothing.",
            $"Write `{service}`."
        );

    public static Diagnostic UnknownRegion(Place place, string arn, string region, string partition) =>
        place.Warning(
            "RAD0707",
            $"`{region}` in `{arn}` is not a region of the partition `{partition}`.",
            "Write a region's code, such as `us-east-1`, or `*`."
        );

    public static Diagnostic InvalidAccount(Place place, string arn, string account) =>
        place.Warning(
            "RAD0708",
            $"`{account}` in `{arn}` is not an account id.",
            "Write the twelve digits of the account, or `*`."
        );

    public static Diagnostic RegionNotTaken(Place place, string arn, string service) =>
        place.Warning(
            "RAD0709",
            $"`{arn}` has a region, and such resources of `{service}` have none in their ARN.",
            "Leave the region out, and keep both colons."
        );

    public static Diagnostic MissingRegion(Place place, string arn, string service) =>
        place.Warning(
            "RAD0710",
            $"`{arn}` has no region, and such resources of `{service}` have one in their ARN.",
            "Write the region, or `*`."
        );

    public static Diagnostic AccountNotTaken(Place place, string arn, string service) =>
        place.Warning(
            "RAD0711",
            $"`{arn}` has an account, and such resources of `{service}` have none in their ARN.",
            "Leave the account out, and keep both colons."
        );

    public static Diagnostic MissingAccount(Place place, string arn, string service) =>
        place.Warning(
            "RAD0712",
            $"`{arn}` has no account, and such resources of `{service}` have one in their ARN.",
            "Write the account id, or `*`."
        );

    public static Diagnostic UnknownService(Place place, string arn, string service, string? suggestion) =>
        place.Warning(
            "RAD0713",
            $"No resource of AWS has the service `{service}` in its ARN, as `{arn}` has.",
            suggestion is null
                ? "Write the service as the service authorization reference does."
                : $"Write `{suggestion}` if that is meant."
        );

    public static Diagnostic UnknownResource(Place place, string arn, string service, string expected) =>
        place.Warning(
            "RAD0714",
            $"No resource of `{service}` has an ARN like `{arn}`.",
            $"Compare it with `{expected}`, segment by segment."
        );
}
