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
}
