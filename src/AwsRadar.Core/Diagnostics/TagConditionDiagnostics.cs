namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD0327 to RAD0330: conditions on a resource's tags, for actions that do not look at them.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html</remarks>
internal static class TagConditionDiagnostics
{
    public static Diagnostic NotDenied(Place place, string action, string key, string statement) =>
        place.SecurityWarning(
            "RAD0327",
            Translate($"Requests for `{action}` do not carry `{key}`, so that {statement} never denies it."),
            Translate("Deny it in a statement that names the resources instead of their tags.")
        );

    public static Diagnostic NotActionNotDenied(Place place, string key, string statement) =>
        place.SecurityWarning(
            "RAD0328",
            Translate($"Many actions do not carry `{key}`, and {statement} denies none of those."),
            Translate("Name the actions that are meant in `Action`.")
        );

    public static Diagnostic NotAllowed(Place place, string action, string key, string statement) =>
        place.Suggestion(
            "RAD0329",
            Translate($"Requests for `{action}` do not carry `{key}`, so that {statement} never allows it."),
            Translate("Allow it in a statement that names the resources instead of their tags.")
        );

    public static Diagnostic NotActionNotAllowed(Place place, string key, string statement) =>
        place.Suggestion(
            "RAD0330",
            Translate($"Many actions do not carry `{key}`, and {statement} allows none of those."),
            Translate("Name the actions that are meant in `Action`.")
        );
}
