using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AwsRadar.Tests.Web;

/// <summary>The page on paper: what is read stays, what is clicked goes.</summary>
public sealed class PrintedReportTests(SampleReport sample, ReportBrowser browser)
    : IClassFixture<SampleReport>,
        IClassFixture<ReportBrowser>
{
    private static readonly string[] Clicked = [".rail", "#search", ".twins", ".controls", ".skip"];

    [Theory]
    [InlineData("", ".box .name", "alice", ColorScheme.Light)]
    [InlineData("", ".box .name", "alice", ColorScheme.Dark)]
    [InlineData("#/?table=", "main td", "alice", ColorScheme.Dark)]
    [InlineData("#/ask?action=iam%3ACreateUser&resource=*", ".box .name", "break-glass", ColorScheme.Light)]
    [InlineData("#/ask?action=iam%3ACreateUser&resource=*&table=", "main td", "break-glass", ColorScheme.Dark)]
    [InlineData("#/users", "main td", "alice", ColorScheme.Dark)]
    public async Task Paper_has_the_picture_or_the_table_in_dark_letters_and_nothing_to_click(
        string address,
        string selector,
        string text,
        ColorScheme scheme
    )
    {
        await using var report = await browser.OpenAsync(sample.File, address, new() { ColorScheme = scheme });
        var shown = report.Page.Locator(selector, new() { HasText = text }).First;
        await report.Page.Locator(selector).First.WaitForAsync();

        // As a browser does before it prints: a long table is told to show more.
        await report.Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        await report.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = scheme });

        await Expect(shown).ToBeVisibleAsync();
        foreach (var clicked in Clicked)
        {
            Assert.Equal(0, await report.Page.Locator($"{clicked}:visible").CountAsync());
        }

        Assert.Empty(await report.Page.EvaluateAsync<string[]>(Contrast.Script));
    }

    [Fact]
    public async Task A_report_is_printed_to_a_file_of_a_few_pages()
    {
        await using var report = await browser.OpenAsync(
            sample.File,
            "#/ask?action=iam%3ACreateUser&resource=*&table="
        );
        await report.Page.Locator("main td").First.WaitForAsync();

        var file = await report.Page.PdfAsync();

        Assert.Equal("%PDF-"u8.ToArray(), file[..5]);
        Assert.InRange(file.Length, 5_000, 2_000_000);
    }
}
