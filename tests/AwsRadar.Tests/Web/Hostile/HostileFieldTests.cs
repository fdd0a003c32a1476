using System.Xml.Linq;
using AwsRadar.Tests.Store;
using AwsRadar.Web;
using AwsRadar.Web.Model;
using Xunit;

namespace AwsRadar.Tests.Web.Hostile;

/// <summary>
/// Threats R1 and R2, for every text field there is: with each of 120 hostile texts that AWS lets the field hold, the page
/// shows that text letter by letter, and nothing runs, opens or is sent. By default 4 accounts, which fill every field; with
/// AWS_RADAR_FULL_TESTS=1 all.
/// </summary>
public sealed class HostileFieldTests(ReportBrowser browser) : IClassFixture<ReportBrowser>
{
    /// <summary>So many texts has each field.</summary>
    internal const int Texts = 120;

    private static readonly int Step = Environment.GetEnvironmentVariable("AWS_RADAR_FULL_TESTS") is "1" ? 1 : 30;

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Texts).Where(number => number % Step == 0)];

    [Fact]
    public void Every_text_field_of_a_snapshot_has_an_alphabet()
    {
        var filled = HostileAccount.Filled(0);

        filled.Build();

        Assert.Equal(filled.TextPaths.Order(StringComparer.Ordinal), HostileTexts.Fields.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_alphabet_has_enough_hostile_texts() =>
        Assert.All(
            HostileTexts.Payloads,
            pair => Assert.True(pair.Value.Length >= Texts, $"{pair.Key} has {pair.Value.Length}")
        );

    [Fact]
    public void Every_text_field_of_the_page_has_its_place() =>
        Assert.Equal(
            PageFields.Find().Order(StringComparer.Ordinal),
            ShownFields.All.Select(field => field.Field).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_report_shows_every_text_letter_by_letter(int number)
    {
        using var folder = new TemporaryFolder();
        var snapshot = HostileAccount.Create(number);
        ReportWriter.WriteFile(snapshot, folder.File("report.html"));
        var model = ReportModel.From(snapshot);
        Assert.All(
            ShownFields.All.Where(field => field.Not is null),
            field => Assert.True(field.Texts(model).OfType<string>().Any(), $"{field.Field} is empty")
        );

        await using var report = await browser.OpenAsync(folder.File("report.html"));

        await PageWalk.CheckAsync(report.Page, model);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_question_is_repeated_letter_by_letter(int number)
    {
        using var folder = new TemporaryFolder();
        ReportWriter.WriteFile(HostileAccount.Create(number), folder.File("report.html"));
        var (action, resource) = (HostileTexts.Payloads["text"][number], HostileTexts.Payloads["path"][number]);

        await using var report = await browser.OpenAsync(
            folder.File("report.html"),
            $"#/ask?action={Uri.EscapeDataString("x" + action)}&resource={Uri.EscapeDataString(resource)}"
        );

        var title = await report.Page.Locator("h1").TextContentAsync();
        Assert.Contains("x" + action, title, StringComparison.Ordinal);
        Assert.Contains(resource, title, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task The_picture_as_SVG_has_every_name_letter_by_letter(int number)
    {
        using var folder = new TemporaryFolder();
        ReportWriter.WriteFile(HostileAccount.Create(number), folder.File("report.html"));
        await using var report = await browser.OpenAsync(folder.File("report.html"));
        await report
            .Page.Locator(".lines .line")
            .First.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        var names = await report.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.box .name')].map((one) => one.textContent)"
        );

        var download = await report.Page.RunAndWaitForDownloadAsync(() =>
            report
                .Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "SVG", Exact = true })
                .ClickAsync()
        );
        var svg = XDocument.Load(await download.PathAsync());

        var text = Bare(
            string.Concat(svg.Descendants().Where(one => one.Name.LocalName is "text").Select(one => one.Value))
        );
        Assert.Empty(names.Where(name => !text.Contains(Bare(name), StringComparison.Ordinal)));
        Assert.DoesNotContain(
            svg.Descendants(),
            one => one.Name.LocalName is not ("svg" or "rect" or "path" or "text")
        );
    }

    /// <summary>Lines break at white space, and a file of XML holds no control characters: it has pictures of them.</summary>
    private static string Bare(string text) =>
        string.Concat(
            text.Where(one => !char.IsWhiteSpace(one))
                .Select(one => char.IsControl(one) && one < ' ' ? (char)(0x2400 + one) : one)
        );
}
