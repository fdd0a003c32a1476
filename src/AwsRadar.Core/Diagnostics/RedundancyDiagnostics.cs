namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD08nn: what says again what was said.</summary>
internal static class RedundancyDiagnostics
{
    public static Diagnostic Action(Place place, string action, string other) =>
        place.Suggestion("RAD0801", $"`{action}` is covered by `{other}` of the same statement.", "Remove it.");

    public static Diagnostic Resource(Place place, string resource, string other) =>
        place.Suggestion("RAD0802", $"`{resource}` is covered by `{other}` of the same statement.", "Remove it.");

    public static Diagnostic Statement(Place place, string other) =>
        place.Suggestion("RAD0803", $"{place.Subject} says nothing that {other} does not say.", "Remove it.");

    public static Diagnostic IsPresent(Place place, string key) =>
        place.Suggestion(
            "RAD0804",
            $"The condition holds whenever the request has `{key}`.",
            $"Write `\"Null\": {{\"{key}\": \"false\"}}`."
        );

    public static Diagnostic IsAbsent(Place place, string key) =>
        place.Suggestion(
            "RAD0805",
            $"The condition holds only if the request has no `{key}`.",
            $"Write `\"Null\": {{\"{key}\": \"true\"}}`."
        );

    public static Diagnostic AlwaysHolds(Place place, string key) =>
        place.Suggestion("RAD0806", $"The condition on `{key}` always holds.", "Remove it.");

    public static Diagnostic NeverHolds(Place place, string key) =>
        place.Suggestion(
            "RAD0807",
            $"The condition on `{key}` never holds, so that the statement says nothing.",
            "Write the values that are meant, or remove the statement."
        );

    public static Diagnostic Number(Place place, string value, string other) =>
        place.Suggestion("RAD0808", $"`{value}` changes nothing beside `{other}`.", "Remove it.");

    public static Diagnostic Value(Place place, string value) =>
        place.Suggestion("RAD0809", $"`{value}` stands in the same condition already.", "Remove it.");

    public static Diagnostic Session(Place place, string session, string role) =>
        place.Suggestion("RAD0810", $"`{session}` is trusted already by `{role}`.", "Remove it.");
}
