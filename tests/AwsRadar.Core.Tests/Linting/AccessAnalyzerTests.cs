using System.Text.RegularExpressions;
using AwsRadar.Core.Tests.Conventions;
using Xunit;

namespace AwsRadar.Core.Tests.Linting;

/// <summary>The table of AWS's checks in docs/diagnostics.md is true.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html</remarks>
public sealed partial class AccessAnalyzerTests
{
    /// <summary>Of the page, read in November 2026.</summary>
    private const int ChecksOfAws = 153;

    private static readonly List<(string Check, string Here)> Table =
    [
        .. Row()
            .Matches(Repository.Read("docs/diagnostics.md"))
            .Select(match => (match.Groups["check"].Value, match.Groups["here"].Value)),
    ];

    [Fact]
    public void Each_check_of_AWS_has_a_line_that_names_a_code_or_a_reason()
    {
        Assert.Equal(ChecksOfAws, Table.Count);
        Assert.Equal(ChecksOfAws, Table.DistinctBy(row => row.Check).Count());
        Assert.All(
            Table,
            row => Assert.True(Codes(row.Here).Count > 0 || row.Here.StartsWith("none: ", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Each_code_that_the_table_names_for_a_check_is_earned_by_a_case_of_that_check()
    {
        var cases = LintCase.ReadAll().ToLookup(one => one.Check ?? "", StringComparer.Ordinal);

        var missing = Table
            // Policies that are too long have tests of their own.
            .Where(row => !row.Check.StartsWith("POLICY_SIZE_", StringComparison.Ordinal))
            .SelectMany(row => Codes(row.Here).Select(code => (row.Check, code)))
            .Where(row =>
                !cases[row.Check]
                    .Any(one => one.Expected.Any(found => found.StartsWith(row.code, StringComparison.Ordinal)))
            );

        Assert.Empty(missing);
    }

    [Fact]
    public void Each_case_of_a_check_earns_a_code_that_the_table_names()
    {
        var codes = Table.ToDictionary(row => row.Check, row => Codes(row.Here), StringComparer.Ordinal);

        var astray = LintCase
            .ReadAll()
            .Where(one =>
                one.Check is not null
                && !one.Expected.Any(found =>
                    codes[one.Check].Exists(code => found.StartsWith(code, StringComparison.Ordinal))
                )
            );

        Assert.Empty(astray);
    }

    private static List<string> Codes(string here) => [.. Code().Matches(here).Select(match => match.Value)];

    [GeneratedRegex(
        "^\\| `(?<check>[A-Z0-9_]+)` \\| (?<here>.+) \\|$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Row();

    [GeneratedRegex("RAD[0-9]{4}")]
    private static partial Regex Code();
}
