namespace AwsRadar.Lab.Validation;

/// <summary>One constraint that an input breaks.</summary>
/// <param name="Text">As it stands in AWS's list of validation errors.</param>
/// <param name="Reason">The code by which services that have one tell which kind of constraint it was.</param>
/// <param name="OwnText">The sentence that IAM uses instead when this is the only one.</param>
internal sealed record Violation(string Text, string Reason, string? OwnText = null)
{
    /// <summary>Longer values are cut in messages: an input may be a megabyte.</summary>
    private const int MaxShownCharacters = 256;

    public static Violation Missing(string path) => Of(path, "null", "Member must not be null", "INPUT_REQUIRED");

    public static Violation Of(string path, string value, string constraint, string reason) =>
        new($"Value {value} at '{path}' failed to satisfy constraint: {constraint}", reason);

    public static string Show(string value) =>
        value.Length > MaxShownCharacters ? $"'{value[..MaxShownCharacters]}…'" : $"'{value}'";
}
