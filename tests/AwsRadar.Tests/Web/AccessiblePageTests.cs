using Microsoft.Playwright;
using Xunit;

namespace AwsRadar.Tests.Web;

/// <summary>axe-core's rules of WCAG 2.2, A and AA, on each kind of page, in both themes and languages.</summary>
public sealed class AccessiblePageTests(SampleReport sample, ReportBrowser browser)
    : IClassFixture<SampleReport>,
        IClassFixture<ReportBrowser>
{
    private const string Alice = "arn%3Aaws%3Aiam%3A%3A123456789012%3Auser%2Falice";

    private static readonly string Axe = File.ReadAllText(
        ReportFileTests.RepositoryFolder("src/AwsRadar.Web/web/node_modules/axe-core/axe.min.js")
    );

    [Theory]
    [InlineData("", ColorScheme.Light)]
    [InlineData("", ColorScheme.Dark)]
    [InlineData("#/?lang=ko", ColorScheme.Light)]
    [InlineData("#/?table=", ColorScheme.Light)]
    [InlineData($"#/of/{Alice}", ColorScheme.Light)]
    [InlineData($"#/of/{Alice}?lang=ko", ColorScheme.Dark)]
    [InlineData("#/users", ColorScheme.Dark)]
    [InlineData("#/policies", ColorScheme.Light)]
    [InlineData("#/ask", ColorScheme.Light)]
    [InlineData("#/ask?action=iam%3ACreateUser&resource=*", ColorScheme.Light)]
    [InlineData("#/findings", ColorScheme.Light)]
    [InlineData("#/coverage", ColorScheme.Dark)]
    [InlineData("#/history", ColorScheme.Light)]
    public async Task No_page_keeps_anybody_out(string address, ColorScheme scheme)
    {
        await using var report = await browser.OpenAsync(sample.File, address, new() { ColorScheme = scheme }, Axe);

        var violations = await report.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const run = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
              return run.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} ${node.html.slice(0, 160)} ${node.failureSummary}`));
            }
            """
        );

        Assert.Empty(violations);
    }
}
