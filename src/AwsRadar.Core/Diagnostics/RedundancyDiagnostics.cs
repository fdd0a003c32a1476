namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD08nn: what says again what was said.</summary>
internal static class RedundancyDiagnostics
{
    public static Diagnostic Action(Place place, string action, string other) =>
        place.Suggestion(
            "RAD0801",
            Translate($"`{action}` is covered by `{other}` of the same statement."),
            Translate("Remove it.")
        );

    public static Diagnostic Resource(Place place, string resource, string other) =>
        place.Suggestion(
            "RAD0802",
            Translate($"`{resource}` is covered by `{other}` of the same statement."),
            Translate("Remove it.")
        );

    public static Diagnostic Statement(Place place, string other) =>
        place.Suggestion(
            "RAD0803",
            Translate($"{place.Subject} says nothing that {other} does not say."),
            Translate("Remove it.")
        );

    public static Diagnostic IsPresent(Place place, string key) =>
        place.Suggestion(
            "RAD0804",
            Translate($"The condition holds whenever the request has `{key}`."),
            Translate($"Write `{$"\"Null\": {{\"{key}\": \"false\"}}"}`.")
        );

    public static Diagnostic IsAbsent(Place place, string key) =>
        place.Suggestion(
            "RAD0805",
            Translate($"The condition holds only if the request has no `{key}`."),
            Translate($"Write `{$"\"Null\": {{\"{key}\": \"true\"}}"}`.")
        );

    public static Diagnostic AlwaysHolds(Place place, string key) =>
        place.Suggestion("RAD0806", Translate($"The condition on `{key}` always holds."), Translate("Remove it."));

    public static Diagnostic NeverHolds(Place place, string key) =>
        place.Suggestion(
            "RAD0807",
            Translate($"The condition on `{key}` never holds, so that the statement says nothing."),
            Translate("Write the values that are meant, or remove the statement.")
        );

    public static Diagnostic Number(Place place, string value, string other) =>
        place.Suggestion("RAD0808", Translate($"`{value}` changes nothing beside `{other}`."), Translate("Remove it."));

    public static Diagnostic Value(Place place, string value) =>
        place.Suggestion(
            "RAD0809",
            Translate($"`{value}` stands in the same condition already."),
            Translate("Remove it.")
        );

    public static Diagnostic Session(Place place, string session, string role) =>
        place.Suggestion("RAD0810", Translate($"`{session}` is trusted already by `{role}`."), Translate("Remove it."));
}
