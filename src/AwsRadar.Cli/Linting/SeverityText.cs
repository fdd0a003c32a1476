using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Cli.Linting;

/// <summary>A severity in the words of a compiler, and in SARIF's.</summary>
internal static class SeverityText
{
    public static string Of(Severity severity) =>
        severity switch
        {
            Severity.Error => Translatable("error"),
            Severity.SecurityWarning => Translatable("security-warning"),
            Severity.Warning => Translatable("warning"),
            _ => Translatable("suggestion"),
        };

    /// <remarks>https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, 3.27.10</remarks>
    public static string ToSarif(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.SecurityWarning or Severity.Warning => "warning",
            _ => "note",
        };
}
