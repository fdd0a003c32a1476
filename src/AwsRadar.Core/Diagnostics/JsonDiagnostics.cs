namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD00nn: the text is not the JSON that a policy must be.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</remarks>
internal static class JsonDiagnostics
{
    public static Diagnostic TooLarge(int maxBytes) =>
        new()
        {
            Code = "RAD0001",
            Severity = Severity.Error,
            Message = Translate($"The policy is larger than {maxBytes} bytes."),
            Remedy = Translate("Split it: AWS takes no policy of more than 131,072 characters."),
            Span = new Span(Position.Start, Position.Start),
            Path = "",
        };

    public static Diagnostic NotJson(Span span, string excerpt) =>
        new()
        {
            Code = "RAD0002",
            Severity = Severity.Error,
            Message =
                excerpt.Length == 0
                    ? Translate("The text ends before its JSON does.")
                    : Translate($"The text stops being JSON at `{excerpt}`."),
            Remedy = Translate("Look for a missing or extra comma, bracket or quotation mark just before this place."),
            Span = span,
            Path = "",
        };

    public static Diagnostic ByteOrderMark() =>
        new()
        {
            Code = "RAD0003",
            Severity = Severity.Suggestion,
            Message = Translate("The text begins with a byte order mark, which was skipped."),
            Remedy = Translate("Save the file as UTF-8 without a byte order mark."),
            Span = new Span(Position.Start, Position.Start),
            Path = "",
        };

    public static Diagnostic TooDeep(Span span, int maxDepth) =>
        new()
        {
            Code = "RAD0004",
            Severity = Severity.Error,
            Message = Translate($"Objects and arrays are nested more than {maxDepth} deep."),
            Remedy = Translate("Remove the nesting: no element of a policy needs more than five levels."),
            Span = span,
            Path = "",
        };

    public static Diagnostic NotUnicode(Span span) =>
        new()
        {
            Code = "RAD0005",
            Severity = Severity.Error,
            Message = Translate("The text is not valid Unicode at this place."),
            Remedy = Translate("Save the policy as UTF-8, and write no half of a surrogate pair."),
            Span = span,
            Path = "",
        };

    public static Diagnostic DuplicateKey(Span span, string path, string key) =>
        new()
        {
            Code = "RAD0006",
            Severity = Severity.Error,
            Message = Translate($"`{key}` occurs twice in the same object."),
            Remedy = Translate(
                "Remove one, or join their values in an array: AWS refuses the policy rather than choose."
            ),
            Span = span,
            Path = path,
        };

    public static Diagnostic CaseTwin(Span span, string path, string key, string first) =>
        new()
        {
            Code = "RAD0007",
            Severity = Severity.Error,
            Message = Translate(
                $"`{key}` and `{first}` stand in the same object and differ in upper and lower case only."
            ),
            Remedy = Translate("Keep the one that is meant."),
            Span = span,
            Path = path,
        };

    public static Diagnostic CharacterNotAllowed(Span span, char character) =>
        new()
        {
            Code = "RAD0008",
            Severity = Severity.Error,
            Message = Translate($"The character U+{(int)character:X4} may not stand in an IAM policy."),
            Remedy = Translate("Use tabs, line ends and the characters U+0020 to U+00FF only."),
            Span = span,
            Path = "",
        };
}
