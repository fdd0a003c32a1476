using System.Text;
using AwsRadar.Tests.Store;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>docs/lab.md shows what the cases show of each operation, and what they leave out.</summary>
public sealed class OperationDocumentTests
{
    private const string Begin = "<!-- operations: made from tests/lab-cases by OperationDocumentTests -->";

    [Fact]
    public void Every_operation_has_a_good_case_and_a_denial()
    {
        Assert.Empty(
            OperationCoverage.All.Where(one => one is { GoodCases: 0, IsAlwaysRefused: false }).Select(one => one.Name)
        );
        Assert.Empty(OperationCoverage.All.Where(one => one.Denials == 0 && !one.IsFree).Select(one => one.Name));
    }

    [Fact]
    public void Every_documented_error_is_shown_or_has_a_reason_why_not()
    {
        var reasons = OperationCases.Unprovoked;
        var open = OperationCoverage.All.SelectMany(one =>
            one.NotShown.Where(code => !reasons.Any(reason => reason.Covers(one.Name, code)))
                .Select(code => $"{one.Name} {code}")
        );

        Assert.Empty(open);
    }

    [Fact]
    public void Every_reason_is_needed() =>
        Assert.Empty(
            OperationCases
                .Unprovoked.Where(reason =>
                    !OperationCoverage.All.Any(one => one.NotShown.Any(code => reason.Covers(one.Name, code)))
                )
                .Select(reason => reason.Because)
        );

    [Fact]
    public void Every_case_is_of_an_operation_that_the_lab_carries_out()
    {
        var carriedOut = OperationCoverage
            .All.Select(one => $"{one.Service}:{one.Name}")
            .ToHashSet(StringComparer.Ordinal);

        Assert.Empty(
            OperationCases
                .All.Select(one => $"{one.Service}:{one.Operation}")
                .Distinct(StringComparer.Ordinal)
                .Where(name => !carriedOut.Contains(name))
        );
    }

    [Fact]
    public void The_document_shows_every_operation_with_what_its_cases_show()
    {
        var text = new StringBuilder();
        foreach (
            var (service, title) in ((string, string)[])
                [("iam", "IAM"), ("sts", "STS"), ("organizations", "Organizations")]
        )
        {
            WriteOperations(text, service, title);
        }

        WriteReasons(text);
        new DocumentFile("docs/lab.md", Begin).Check(text.ToString());
    }

    private static void WriteOperations(StringBuilder text, string service, string title)
    {
        var operations = OperationCoverage.All.Where(one => one.Service == service).ToList();
        text.Append($"\n### {title}: {operations.Count} operations\n\n")
            .Append("| operation | good | errors shown of documented | denial | called by |\n|---|---|---|---|---|\n");
        foreach (var one in operations)
        {
            var denial = one.IsFree ? "needs no permission" : $"{one.Denials}";
            text.Append($"| `{one.Name}` | {one.GoodCases} | {Errors(one)} | {denial} | boto3 |\n");
        }

        var others = OperationCoverage.NotCarriedOut(service).ToList();
        if (others.Count > 0)
        {
            text.Append("\nAnswered with `NotImplemented`, status 501: ")
                .AppendJoin(", ", others.Select(name => $"`{name}`"))
                .Append(".\n");
        }
    }

    private static string Errors(OperationCoverage one)
    {
        var shown = one.Shown.Order(StringComparer.Ordinal).ToList();
        var documented = one.Documented.Count();
        return documented == 0
            ? "none documented"
            : $"{shown.Count} of {documented}: {string.Join(", ", shown)}".TrimEnd(' ', ':');
    }

    private static void WriteReasons(StringBuilder text)
    {
        text.Append("\n### Errors that a lab cannot be brought to\n\n| error | of | because |\n|---|---|---|\n");
        foreach (var reason in OperationCases.Unprovoked)
        {
            var of = reason.Operations is ["*"]
                ? "all"
                : string.Join(", ", reason.Operations.Select(name => $"`{name}`"));
            text.Append($"| {string.Join(", ", reason.Errors)} | {of} | {reason.Because} |\n");
        }
    }
}
