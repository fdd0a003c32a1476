using System.Text.RegularExpressions;
using AwsRadar.Core.Snapshots;
using AwsRadar.Tests.Store;
using AwsRadar.Web;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AwsRadar.Tests.Web;

/// <summary>The sample account's report in a real browser: each test fails on console errors, requests and dialogs too.</summary>
public sealed partial class ReportPageTests(SampleReport sample, ReportBrowser browser)
    : IClassFixture<SampleReport>,
        IClassFixture<ReportBrowser>
{
    private const string Alice = "arn%3Aaws%3Aiam%3A%3A123456789012%3Auser%2Falice";

    [Fact]
    public async Task The_first_view_has_the_numbers_and_at_most_some_sixty_boxes()
    {
        await using var report = await browser.OpenAsync(sample.File);

        await Expect(report.Page.Locator(".figure")).Not.ToHaveCountAsync(0);
        await Expect(report.Box("alice")).ToBeVisibleAsync();
        Assert.InRange(await report.Page.Locator(".box").CountAsync(), 20, 64);
        Assert.Equal(
            ["Outside", "Users", "Groups and roles", "Policies", "Services"],
            (await report.Page.Locator(".heads h2").AllTextContentsAsync()).Select(text =>
                text.TrimEnd("0123456789 ".ToCharArray())
            )
        );
    }

    [Fact]
    public async Task Details_stay_where_they_were_read_while_stacks_are_opened()
    {
        await using var report = await browser.OpenAsync(
            sample.File,
            "#/?selected=" + Uri.EscapeDataString("arn:aws:iam::aws:policy/AdministratorAccess"),
            new()
            {
                ViewportSize = new() { Width = 1280, Height = 300 },
            }
        );
        var panel = report.Page.Locator(".panel");
        await panel.EvaluateAsync("panel => panel.scrollTop = 40");
        var stack = report.Page.Locator(".box[aria-expanded=false]").First;

        await stack.ClickAsync();

        await Expect(report.Page.Locator(".box.heading")).ToHaveCountAsync(1);
        Assert.Equal(40, await panel.EvaluateAsync<double>("panel => panel.scrollTop"));
    }

    [Fact]
    public async Task What_was_not_read_has_a_question_mark_and_not_a_zero()
    {
        using var folder = new TemporaryFolder();
        var denied = sample.Snapshot with
        {
            CredentialReport = [],
            Coverage = new Coverage([
                .. sample.Snapshot.Coverage.Entries.Where(entry => entry.Operation != "GetCredentialReport"),
                new CoverageEntry
                {
                    Region = "global",
                    Service = "iam",
                    Operation = "GetCredentialReport",
                    Outcome = CallOutcome.Denied,
                    Sections = [SnapshotSection.CredentialReport],
                    MissingPermission = "iam:GetCredentialReport",
                },
            ]),
        };
        ReportWriter.WriteFile(denied, folder.File("denied.html"));

        await using var report = await browser.OpenAsync(folder.File("denied.html"));

        await Expect(report.Page.Locator(".rail [data-page=findings] .count")).ToHaveTextAsync(AtLeast());
        await Expect(report.Page.Locator(".figure .value", new() { HasText = "?" })).ToHaveCountAsync(3);
        await report.Page.Locator(".rail [data-page=coverage]").ClickAsync();
        await Expect(report.Page.Locator("main")).ToContainTextAsync("iam:GetCredentialReport");
    }

    [Fact]
    public async Task An_account_of_which_nothing_was_read_is_unknown_and_not_empty()
    {
        using var folder = new TemporaryFolder();
        ReportWriter.WriteFile(SampleSnapshots.WithoutDetails(), folder.File("denied.html"));

        await using var report = await browser.OpenAsync(folder.File("denied.html"));

        await Expect(report.Page.Locator(".gap .name"))
            .ToHaveTextAsync(["users", "groups", "roles", "managed policies"]);
        await Expect(report.Page.Locator(".heads .count")).ToHaveTextAsync(["?", "?", "?"]);
        await Expect(report.Page.Locator(".caption")).ToContainTextAsync("Nothing of the account could be read");
        await report.Page.EvaluateAsync("() => { location.hash = '#/ask?action=iam%3ACreateUser&resource=*'; }");
        await Expect(report.Page.Locator(".note.unknown")).ToContainTextAsync("Who was not read is in no answer");
        await report.Page.EvaluateAsync("() => { location.hash = '#/findings'; }");
        await Expect(report.Page.Locator(".open .unknown", new() { HasText = "Roles that anybody may ask for" }))
            .ToContainTextAsync("Missing permission: iam:GetAccountAuthorizationDetails");
    }

    [Fact]
    public async Task Services_stand_in_the_order_of_their_names_behind_every_service()
    {
        await using var report = await browser.OpenAsync(sample.File, "#/services");
        await Expect(report.Page.Locator("main tbody .entity").First).ToHaveTextAsync("every service");

        var names = await report.Page.Locator("main tbody .entity").AllTextContentsAsync();

        Assert.True(names.Count > 20);
        Assert.Equal(names.Skip(1).Order(StringComparer.Ordinal), names.Skip(1));
    }

    [Fact]
    public async Task No_box_covers_another_and_no_text_is_cut_off()
    {
        await using var report = await browser.OpenAsync(sample.File);
        await report.Box("alice").WaitForAsync();

        var faults = await report.Page.EvaluateAsync<string[]>(
            """
            () => {
              const boxes = [...document.querySelectorAll(".box")].map((box) => [box, box.getBoundingClientRect()]);
              const covered = boxes.flatMap(([one, a], index) => boxes.slice(index + 1)
                .filter(([, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
                .map(([other]) => `${one.textContent} covers ${other.textContent}`));
              const cut = boxes.filter(([box]) => box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight)
                .map(([box]) => `${box.textContent} is cut off`);
              return [...covered, ...cut];
            }
            """
        );

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Search_finds_an_entity_and_Enter_puts_it_into_the_centre()
    {
        await using var report = await browser.OpenAsync(sample.File);

        await report.Page.Keyboard.PressAsync("/");
        await report.Page.Keyboard.TypeAsync("alic");
        await Expect(report.Page.Locator(".found [role=option]").First).ToContainTextAsync("alice");
        await report.Page.Keyboard.PressAsync("Enter");

        await Expect(report.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"#/of/{Alice}$"));
        await Expect(report.Panel.Locator("h2")).ToHaveTextAsync("alice");
        await Expect(report.Box("admins")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_click_selects_and_back_returns()
    {
        await using var report = await browser.OpenAsync(sample.File);

        await report.Box("alice").ClickAsync();
        await Expect(report.Panel).ToContainTextAsync("arn:aws:iam::123456789012:user/alice");
        await report.Page.GoBackAsync();

        await Expect(report.Panel).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_double_click_makes_a_box_the_centre()
    {
        await using var report = await browser.OpenAsync(sample.File);

        await report.Box("alice").DblClickAsync();

        await Expect(report.Page.Locator(".box.centre")).ToContainTextAsync("alice");
    }

    [Fact]
    public async Task A_slow_double_click_is_for_the_box_of_the_first_click()
    {
        await using var report = await browser.OpenAsync(sample.File);
        var box = (await report.Box("alice").BoundingBoxAsync())!;
        var (x, y) = (box.X + box.Width - 4, box.Y + 8);

        // The panel that the first click opens moves the box away before the second click comes.
        await report.Page.Mouse.ClickAsync(x, y);
        await Expect(report.Panel).ToContainTextAsync("alice");
        await report.Page.Mouse.DownAsync(new() { ClickCount = 2 });
        await report.Page.Mouse.UpAsync(new() { ClickCount = 2 });

        await Expect(report.Page.Locator(".box.centre")).ToContainTextAsync("alice");
    }

    [Fact]
    public async Task A_link_to_a_statement_marks_it_in_the_policy_text()
    {
        var policy = Uri.EscapeDataString("arn:aws:iam::123456789012:policy/require-mfa");

        await using var report = await browser.OpenAsync(sample.File, $"#/of/{policy}?statement=1");

        await Expect(report.Panel.Locator(".marked")).ToContainTextAsync("\"Deny\"");
    }

    [Fact]
    public async Task T_shows_the_picture_as_a_table_and_back()
    {
        await using var report = await browser.OpenAsync(sample.File, $"#/of/{Alice}");
        await report.Box("admins").WaitForAsync();

        await report.Page.Keyboard.PressAsync("t");
        await Expect(report.Page.Locator("main table")).ToContainTextAsync("is a member of");
        await report.Page.Keyboard.PressAsync("t");

        await Expect(report.Box("admins")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Arrow_keys_walk_along_the_lines()
    {
        await using var report = await browser.OpenAsync(sample.File, $"#/of/{Alice}");
        await report.Box("alice").FocusAsync();

        await report.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(report.Box("admins")).ToBeFocusedAsync();
        await report.Page.Keyboard.PressAsync("Enter");

        await Expect(report.Panel.Locator("h2")).ToHaveTextAsync("admins");
    }

    [Fact]
    public async Task A_stack_opens_in_place_and_closes()
    {
        await using var report = await browser.OpenAsync(sample.File);
        var stack = report.Page.Locator(".box.more").First;
        var key = await stack.GetAttributeAsync("data-key");
        var before = await report.Page.Locator(".box").CountAsync();

        await stack.ClickAsync();
        var heading = report.Page.Locator(".box.heading");
        await Expect(heading).ToHaveAttributeAsync("data-key", key!);
        Assert.True(await report.Page.Locator(".box").CountAsync() > before);
        await heading.ClickAsync();

        await Expect(report.Page.Locator(".box")).ToHaveCountAsync(before);
    }

    [Fact]
    public async Task Hovering_lights_the_way_and_dims_the_rest()
    {
        await using var report = await browser.OpenAsync(sample.File);

        await report.Box("alice").HoverAsync();

        await Expect(report.Box("alice")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex(@"\bon\b"));
        await Expect(report.Box("admins")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex(@"\bon\b"));
        await Expect(report.Box("dave")).Not.ToHaveClassAsync(new System.Text.RegularExpressions.Regex(@"\bon\b"));
    }

    [Theory]
    [InlineData("users", "alice")]
    [InlineData("groups", "admins")]
    [InlineData("roles", "ops-admin")]
    [InlineData("policies", "require-mfa")]
    [InlineData("outside", "lambda.amazonaws.com")]
    [InlineData("services", "s3")]
    [InlineData("findings", "MFA")]
    [InlineData("coverage", "GetAccountAuthorizationDetails")]
    public async Task Every_page_has_an_address_and_its_content(string page, string text)
    {
        await using var report = await browser.OpenAsync(sample.File, $"#/{page}");

        await Expect(report.Page.Locator("main")).ToContainTextAsync(text);
        await Expect(report.Page.Locator(".rail [aria-current]")).ToHaveAttributeAsync("data-page", page);
    }

    [Fact]
    public async Task A_filter_narrows_a_list_and_says_of_how_many()
    {
        await using var report = await browser.OpenAsync(sample.File, "#/users");

        await report.Page.Locator(".filter").FillAsync("alice");

        await Expect(report.Page.Locator("main tbody tr")).ToHaveCountAsync(1);
        await Expect(report.Page.Locator("main [role=status]"))
            .ToContainTextAsync($"of 1 that match, {sample.Snapshot.Users.Length}");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Text_has_enough_contrast_in_both_themes(ColorScheme scheme)
    {
        await using var report = await browser.OpenAsync(
            sample.File,
            $"#/?selected={Alice}",
            new() { ColorScheme = scheme }
        );
        await report.Panel.WaitForAsync();

        var faint = await report.Page.EvaluateAsync<string[]>(Contrast.Script);

        Assert.Empty(faint);
    }

    /// <summary>A number that may be too small.</summary>
    [GeneratedRegex(@"^[1-9]\d*\+$")]
    private static partial Regex AtLeast();
}
