namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD06nn: a line that should hold an evaluation case does not.</summary>
internal static class CaseDiagnostics
{
    public static Diagnostic NotJson(Position position) =>
        new Place(new Span(position, position), "", "").Error(
            "RAD0601",
            Translate($"The line is not JSON from column {position.Column} on."),
            Translate("Write one case, one JSON object, on each line.")
        );

    public static Diagnostic MissingField(string path) =>
        new Place(new Span(Position.Start, Position.Start), path, "").Error(
            "RAD0602",
            Translate($"The case has no `{path}` of the form that is expected."),
            Translate("Add it: docs/evaluation.md describes the fields of a case.")
        );
}
