using AwsRadar.Core.Snapshots;
using AwsRadar.Tests.Store;
using AwsRadar.Web;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AwsRadar.Tests.Web;

/// <summary>Threats R1 and R2: what an account says is shown letter by letter, and never runs.</summary>
public sealed class HostileReportTests(ReportBrowser browser) : IClassFixture<ReportBrowser>
{
    private static readonly Snapshot Hostile = HostileSnapshot.Create();

    public static TheoryData<string> Addresses =>
        [
            "",
            "#/?table=",
            "#/users",
            "#/roles",
            "#/policies",
            "#/outside",
            "#/findings",
            "#/coverage",
            "#/of/<img src=x onerror=alert(1)>",
            "#/of/%E0%A4%A?statement=NaN&open=<svg/onload=alert(1)>",
            .. Keys(),
        ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task No_view_of_a_hostile_account_runs_or_loads_anything(string address)
    {
        using var folder = new TemporaryFolder();
        ReportWriter.WriteFile(Hostile, folder.File("report.html"));

        await using var report = await browser.OpenAsync(folder.File("report.html"), address);

        var foreign = await report.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('#app :is(img, script, iframe, style, foreignObject, object, embed, link)')].map((one) => one.outerHTML)"
        );
        Assert.Empty(foreign);
    }

    [Fact]
    public async Task The_details_show_every_text_as_it_is()
    {
        using var folder = new TemporaryFolder();
        ReportWriter.WriteFile(Hostile, folder.File("report.html"));

        await using var report = await browser.OpenAsync(
            folder.File("report.html"),
            AddressOf(HostileSnapshot.UserArn.ToString())
        );
        var texts = await report.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.panel bdi')].map((one) => one.textContent)"
        );

        Assert.Equal(HostileSnapshot.Name, await report.Panel.Locator("h2").TextContentAsync());
        Assert.Contains(HostileSnapshot.UserArn.ToString(), texts);
        Assert.Contains(HostileSnapshot.TagKey, texts);
        Assert.Contains(HostileSnapshot.TagValue, texts);
        Assert.Contains(HostileSnapshot.Description, texts);
    }

    [Fact]
    public async Task A_policy_text_loses_nothing_but_white_space()
    {
        using var folder = new TemporaryFolder();
        ReportWriter.WriteFile(Hostile, folder.File("report.html"));
        var policy = Hostile.ManagedPolicies[0];

        await using var report = await browser.OpenAsync(folder.File("report.html"), AddressOf(policy.Arn.ToString()));
        var shown = await report.Panel.Locator(".policy").TextContentAsync();

        Assert.Equal(WithoutSpace(HostileSnapshot.Policy), WithoutSpace(shown!));
    }

    [Fact]
    public async Task A_text_that_is_no_policy_is_shown_as_it_is()
    {
        using var folder = new TemporaryFolder();
        ReportWriter.WriteFile(Hostile, folder.File("report.html"));

        await using var report = await browser.OpenAsync(
            folder.File("report.html"),
            AddressOf(Hostile.Roles[0].Arn.ToString())
        );

        await Expect(report.Panel.Locator(".raw")).ToHaveTextAsync(HostileSnapshot.BrokenPolicy);
        await Expect(report.Panel).ToContainTextAsync("not JSON");
    }

    private static IEnumerable<string> Keys() =>
        Hostile
            .Users.Select(user => user.Arn)
            .Concat(Hostile.Roles.Select(role => role.Arn))
            .Concat(Hostile.ManagedPolicies.Select(policy => policy.Arn))
            .Concat(Hostile.IdentityProviders.Select(provider => provider.Arn))
            .Select(arn => AddressOf(arn.ToString()))
            .Append(AddressOf($"{HostileSnapshot.UserArn}#{HostileSnapshot.Description}"));

    private static string AddressOf(string key) => $"#/of/{Uri.EscapeDataString(key)}";

    private static string WithoutSpace(string text) =>
        string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
