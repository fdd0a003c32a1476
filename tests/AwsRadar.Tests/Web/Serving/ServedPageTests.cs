using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AwsRadar.Tests.Web.Serving;

/// <summary>The served page in a real browser, and pages of others that try to reach it.</summary>
public sealed class ServedPageTests(ServedSample sample, ReportBrowser browser)
    : IClassFixture<ServedSample>,
        IClassFixture<ReportBrowser>
{
    [Fact]
    public async Task The_printed_address_shows_the_account_and_loses_its_token()
    {
        await using var page = await OpenAsync();

        await Expect(page.Box("alice")).ToBeVisibleAsync();
        Assert.DoesNotContain(sample.Token, page.Page.Url, StringComparison.Ordinal);
        await page.Page.ReloadAsync();
        await Expect(page.Box("alice")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Any_question_is_answered_by_the_program()
    {
        await using var page = await OpenAsync();

        await page.Page.Locator(".rail [data-page=ask]").ClickAsync();
        await page.Page.Locator("input[name=action]").FillAsync("iam:DeleteUser");
        await page.Page.Locator("input[name=resource]").FillAsync($"arn:aws:iam::{sample.Snapshot.Account}:user/alice");
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(page.Page.Locator("h1")).ToContainTextAsync("Who can iam:DeleteUser on arn:aws:iam::");
        await Expect(page.Box("break-glass")).ToBeVisibleAsync();
        await page.Page.Keyboard.PressAsync("t");
        await Expect(page.Page.Locator("main tbody tr").First).ToContainTextAsync("allowed");
    }

    [Fact]
    public async Task A_question_that_is_none_is_answered_by_one_sentence()
    {
        await using var page = await OpenAsync(errors: true);

        await page.Page.Locator(".rail [data-page=ask]").ClickAsync();
        await page.Page.Locator("input[name=action]").FillAsync("DeleteUser");
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(page.Page.Locator("[role=alert]")).ToContainTextAsync("`DeleteUser` is no action");
    }

    [Fact]
    public async Task The_history_opens_another_snapshot()
    {
        await using var page = await OpenAsync();

        await page.Page.Locator(".rail [data-page=history]").ClickAsync();
        await Expect(page.Page.Locator("main tbody tr")).ToHaveCountAsync(2);
        await page.Page.Locator("main tbody a").First.ClickAsync();

        // The page begins anew, with a model that the program has yet to make.
        await page.Page.Locator(".status", new() { HasText = "earlier" }).WaitForAsync();
        await Expect(page.Page.Locator(".status")).ToContainTextAsync("earlier");
        // Of the users only the one remains whom a trust policy names.
        await Expect(page.Page.Locator(".rail [data-page=users] .count")).ToHaveTextAsync("1");
        await page.Page.Locator(".rail [data-page=roles]").ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("snapshot=earlier"));
    }

    [Fact]
    public async Task Without_the_token_the_page_says_which_address_to_open()
    {
        var page = await browser.NewPageAsync();

        await page.GotoAsync(sample.Server.Endpoint.AbsoluteUri);

        await Expect(page.Locator("[role=alert]")).ToContainTextAsync("aws-radar serve");
        Assert.DoesNotContain(sample.Snapshot.Account.ToString(), await page.ContentAsync(), StringComparison.Ordinal);
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_page_whose_name_was_bound_to_loopback_gets_nothing()
    {
        var page = await browser.NewPageAsync();

        // The browser takes this name for 127.0.0.1, as after a DNS answer that changed.
        var answer = await page.GotoAsync($"http://{ReportBrowser.ReboundName}:{sample.Server.Endpoint.Port}/");
        var statuses = await page.EvaluateAsync<int[]>(
            $$"""
            (token) => Promise.all(["/", "/api/model", "/api/snapshots"].map((path) =>
              fetch(path, { headers: { "X-Aws-Radar-Token": token } }).then((answer) => answer.status)))
            """,
            sample.Token
        );

        Assert.Equal(421, answer?.Status);
        Assert.Equal([421, 421, 421], statuses);
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_page_of_another_origin_gets_nothing_even_with_the_token()
    {
        await using var other = await OtherSite.StartAsync();
        var page = await browser.NewPageAsync();
        await page.GotoAsync(other.Address);

        var ends = await page.EvaluateAsync<string[]>(
            """
            async ([base, token]) => {
              const end = (promise) => promise.then((answer) => `${answer.type} ${answer.status}`, () => "kept from the page");
              const load = (tag, name, url) => new Promise((resolve) => {
                const element = Object.assign(document.createElement(tag), { [name]: url });
                element.onload = () => resolve("loaded"); element.onerror = () => resolve("kept from the page");
                document.body.append(element);
              });
              return Promise.all([
                end(fetch(base + "api/model", { headers: { "X-Aws-Radar-Token": token } })),
                end(fetch(base + "api/model")),
                end(fetch(base + "api/who-can", { method: "POST", headers: { "Content-Type": "application/json", "X-Aws-Radar-Token": token }, body: "{}" })),
                load("script", "src", base + "api/snapshots"),
                load("img", "src", base + "api/snapshots"),
                load("script", "src", base),
              ]);
            }
            """,
            new[] { sample.Server.Endpoint.AbsoluteUri, sample.Token }
        );

        Assert.All(ends, end => Assert.Equal("kept from the page", end));
        await page.CloseAsync();
    }

    private async Task<OpenReport> OpenAsync(bool errors = false)
    {
        var page = await browser.NewPageAsync(
            new()
            {
                ViewportSize = new() { Width = 1280, Height = 900 },
            }
        );
        var report = new OpenReport(page, sample.Server.Endpoint.AbsoluteUri, errors);
        await page.GotoAsync(sample.Server.Address.AbsoluteUri);
        await page.Locator("main > *").First.WaitForAsync();
        return report;
    }
}
