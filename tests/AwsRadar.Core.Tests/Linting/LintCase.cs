using System.Text.Json;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Linting;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Tests.Conventions;

namespace AwsRadar.Core.Tests.Linting;

/// <summary>A line of <c>tests/lint-cases</c>: a policy, and every diagnostic that it earns, with its place.</summary>
/// <param name="Check">The check of IAM Access Analyzer that it is an example of; null: of none.</param>
/// <param name="Expected">Code, path (<c>-</c> for the document), and the text at the place, cut after 60 characters.</param>
internal sealed record LintCase(string? Check, PolicyType Type, string Text, IReadOnlyList<string> Expected)
{
    private const string Folder = "tests/lint-cases";
    private const int MaxExcerpt = 60;

    public static IEnumerable<string> Files => Repository.Files(Folder, "*.jsonl");

    public static IEnumerable<LintCase> ReadAll() => Files.SelectMany(Read);

    public static IEnumerable<LintCase> Read(string file) =>
        Repository
            .Read(file)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Of(JsonElement.Parse(line)));

    /// <summary>What the linter says today, in the form of <see cref="Expected"/>.</summary>
    public IEnumerable<string> Lint() => PolicyLinter.Lint(Text, Type).Diagnostics.Select(Describe);

    private static LintCase Of(JsonElement line) =>
        new(
            line.TryGetProperty("check", out var check) ? check.GetString() : null,
            Enum.GetValues<PolicyType>().First(type => type.ToName() == line.GetProperty("type").GetString()),
            line.TryGetProperty("policy", out var policy) ? policy.GetRawText() : line.GetProperty("text").GetString()!,
            [.. line.GetProperty("expected").EnumerateArray().Select(one => one.GetString()!)]
        );

    private string Describe(Diagnostic diagnostic)
    {
        var excerpt = Text[diagnostic.Span.Start.Offset..diagnostic.Span.End.Offset];
        var shown = excerpt.Length > MaxExcerpt ? $"{excerpt[..MaxExcerpt]}…" : excerpt;
        return $"{diagnostic.Code} {(diagnostic.Path.Length == 0 ? "-" : diagnostic.Path)} {shown}";
    }
}
