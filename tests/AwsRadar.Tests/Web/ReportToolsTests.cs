using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AwsRadar.Tests.Web;

/// <summary>Languages, themes, files of the picture, the minimap and the questions of a report.</summary>
public sealed class ReportToolsTests(SampleReport sample, ReportBrowser browser)
    : IClassFixture<SampleReport>,
        IClassFixture<ReportBrowser>
{
    [Fact]
    public async Task Korean_is_a_click_away_and_stays_in_the_address()
    {
        await using var report = await browser.OpenAsync(sample.File);

        await report.Page.Locator("[data-language=ko]").ClickAsync();
        await Expect(report.Page.Locator(".rail [data-page=users]")).ToContainTextAsync("사용자");
        await report.Page.Locator(".rail [data-page=users]").ClickAsync();

        await Expect(report.Page.Locator("h1")).ToHaveTextAsync("사용자");
        await Expect(report.Page).ToHaveURLAsync(new Regex("#/users\\?lang=ko$"));
        await Expect(report.Page.Locator("html")).ToHaveAttributeAsync("lang", "ko");
    }

    [Fact]
    public async Task A_browser_that_prefers_Korean_gets_Korean()
    {
        await using var report = await browser.OpenAsync(sample.File, options: new() { Locale = "ko-KR" });

        await Expect(report.Page.Locator(".heads h2").First).ToContainTextAsync("외부");
        await Expect(report.Page.Locator(".caption")).ToContainTextAsync("화살표");
    }

    [Fact]
    public async Task The_other_theme_is_a_click_away_and_stays_in_the_address()
    {
        await using var report = await browser.OpenAsync(sample.File);
        var light = await GroundAsync(report);

        await report.Page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();
        var dark = await GroundAsync(report);
        await report.Page.ReloadAsync();
        await report.Box("alice").WaitForAsync();

        Assert.NotEqual(light, dark);
        Assert.Equal(dark, await GroundAsync(report));
    }

    [Fact]
    public async Task The_picture_as_SVG_has_every_box_and_line_and_no_address()
    {
        await using var report = await browser.OpenAsync(sample.File);
        await report.Box("alice").WaitForAsync();
        var boxes = await report.Page.Locator(".box").CountAsync();
        var lines = await report.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.lines:not(.way) .line')].map((line) => line.getAttribute('d'))"
        );

        var file = await SaveAsync(report, "SVG");
        var svg = XDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        var names = svg.Descendants()
            .GroupBy(element => element.Name.LocalName)
            .ToDictionary(g => g.Key, g => g.Count());

        Assert.InRange(names["rect"], boxes + 1, boxes + 10);
        Assert.NotEmpty(lines);
        var drawn = svg.Descendants().Attributes("d").Select(path => path.Value);
        Assert.Empty(lines.Except(drawn, StringComparer.Ordinal));
        Assert.True(names["path"] > boxes, $"{names["path"]} paths for {boxes} boxes");
        Assert.Contains(svg.Descendants(), element => element.Name.LocalName is "text" && element.Value is "alice");
        Assert.Empty(svg.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "href"));
    }

    [Fact]
    public async Task The_picture_as_PNG_is_twice_as_large_as_on_the_page()
    {
        await using var report = await browser.OpenAsync(sample.File);
        await report.Box("alice").WaitForAsync();
        var width = await report.Page.EvaluateAsync<int>("() => document.querySelector('.sheet').offsetWidth");

        var file = await SaveAsync(report, "PNG");
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
        Assert.InRange(
            System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)),
            2 * width,
            2 * width + 100
        );
    }

    [Fact]
    public async Task The_minimap_shows_every_box_and_leads_there()
    {
        await using var report = await browser.OpenAsync(sample.File);
        await report.Box("alice").WaitForAsync();
        var map = report.Page.Locator(".map");

        Assert.Equal(
            await report.Page.Locator(".box:not(.heading)").CountAsync(),
            await report.Page.EvaluateAsync<int>(
                "() => [...document.querySelectorAll('.spot')].flatMap((spot) => spot.getAttribute('d').match(/M/g)).length"
            )
        );
        var box = (await map.BoundingBoxAsync())!;
        await report.Page.Mouse.ClickAsync(box.X + box.Width / 2, box.Y + box.Height - 2);

        Assert.True(await report.Page.EvaluateAsync<double>("() => document.querySelector('main').scrollTop") > 100);

        // Where all of it is in sight, nobody needs to be led.
        await report.Page.SetViewportSizeAsync(1280, 3000);
        await Expect(map).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_report_answers_what_people_ask_first_with_the_statement_that_decides()
    {
        await using var report = await browser.OpenAsync(sample.File, "#/ask");

        await report.Page.Locator(".asked a", new() { HasText = "iam:CreateUser" }).ClickAsync();
        await Expect(report.Box("alice")).ToBeVisibleAsync();
        await Expect(report.Box("dave")).ToHaveCountAsync(0);
        await report.Page.Keyboard.PressAsync("t");
        await report.Page.Locator("main tbody tr", new() { HasText = "break-glass" }).Locator("a").Last.ClickAsync();

        await Expect(report.Panel.Locator(".marked")).ToContainTextAsync("\"Allow\"");
    }

    [Fact]
    public async Task A_question_beyond_the_report_names_the_command_that_answers_it()
    {
        await using var report = await browser.OpenAsync(sample.File, "#/ask?action=iam%3ADeleteUser&resource=*");

        await Expect(report.Page.Locator("[role=alert]")).ToContainTextAsync("aws-radar serve");
    }

    [Fact]
    public async Task How_one_becomes_another_is_told_step_by_step()
    {
        await using var report = await browser.OpenAsync(
            sample.File,
            "#/ask?who=role%2Fci-deploy&whom=role%2Flambda-admin"
        );

        await Expect(report.Page.Locator(".steps li")).ToContainTextAsync("passes the role to lambda");
        await Expect(report.Box("lambda-admin")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_somebody_can_do_is_told_statement_by_statement()
    {
        await using var report = await browser.OpenAsync(sample.File, "#/ask?who=user%2Falice&only=what");

        await Expect(report.Page.Locator("main tbody")).ToContainTextAsync("AdministratorAccess");
        await Expect(report.Page.Locator("main tbody")).ToContainTextAsync("admins");
    }

    [Fact]
    public async Task A_line_under_a_condition_says_which()
    {
        await using var report = await browser.OpenAsync(sample.File);
        await report.Box("alice").WaitForAsync();

        var titles = await report.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.link.conditional title')].map((title) => title.textContent)"
        );

        Assert.Contains(titles, title => title.Contains("when ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_that_is_pointed_at_says_its_condition_in_the_picture()
    {
        await using var report = await browser.OpenAsync(sample.File);
        await report.Box("alice").WaitForAsync();
        var said = report.Page.Locator(".way .when");
        var line = report.Page.Locator(".link.conditional", new() { HasText = "when aws:RequestedRegion" }).First;

        await line.DispatchEventAsync("mouseover");
        await Expect(said).ToContainTextAsync("when aws:RequestedRegion");
        await report.Page.Locator(".field").DispatchEventAsync("mouseleave");
        await Expect(said).ToHaveCountAsync(0);
    }

    private static Task<string> GroundAsync(OpenReport report) =>
        report.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");

    private static async Task<string> SaveAsync(OpenReport report, string button)
    {
        var download = await report.Page.RunAndWaitForDownloadAsync(() =>
            report.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync()
        );
        return await download.PathAsync();
    }
}
