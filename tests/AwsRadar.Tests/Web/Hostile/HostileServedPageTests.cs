using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;
using AwsRadar.Store;
using AwsRadar.Tests.Store;
using AwsRadar.Web.Model;
using AwsRadar.Web.Serving;
using Xunit;

namespace AwsRadar.Tests.Web.Hostile;

/// <summary>As <see cref="HostileFieldTests"/>, on the page that the program serves from a store.</summary>
public sealed class HostileServedPageTests(ReportBrowser browser) : IClassFixture<ReportBrowser>
{
    public static TheoryData<int> Numbers => HostileFieldTests.Numbers;

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_served_page_shows_every_text_letter_by_letter(int number)
    {
        using var folder = new TemporaryFolder();
        var snapshot = HostileAccount.Create(number);
        await using var server = await ServeAsync(folder, snapshot);
        await using var page = await OpenAsync(server);

        await PageWalk.CheckAsync(page.Page, ReportModel.From(snapshot));
        await CheckHistoryAsync(page, snapshot.Id, snapshot.Account.ToString());
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_refused_question_is_repeated_letter_by_letter(int number)
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServeAsync(folder, HostileAccount.Create(number));
        // The browser reports the refusal as an error of its own.
        await using var page = await OpenAsync(server, mayFail: true);
        var action = "*" + HostileTexts.Payloads["text"][number];

        await page.Page.EvaluateAsync(
            "(hash) => { location.hash = hash; }",
            $"#/ask?action={Uri.EscapeDataString(action)}"
        );

        var alert = page.Page.Locator("main [role=alert] bdi");
        await alert.WaitForAsync();
        Assert.Contains($"`{action}`", await alert.TextContentAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Whom_a_resources_policy_names_is_answered_for_letter_by_letter(int number)
    {
        const string Bucket = "arn:aws:s3:::hostile-bucket";
        using var folder = new TemporaryFolder();
        var snapshot = HostileAccount.Create(number);
        // As a wildcard a principal would be refused.
        var path = HostileTexts.Payloads["path"][number].Replace('*', '+').Replace('?', '+');
        var principal = $"arn:aws:iam::777777777777:role{path}outsider";
        var policy = JsonSerializer.Serialize(
            new
            {
                Statement = new
                {
                    Effect = "Allow",
                    Principal = new { AWS = principal },
                    Action = "s3:GetObject",
                    Resource = $"{Bucket}/*",
                },
            }
        );
        await using var server = await ServeAsync(folder, snapshot with { ResourcePolicies = [Of(Bucket, policy)] });
        await using var page = await OpenAsync(server);

        await page.Page.EvaluateAsync(
            "(hash) => { location.hash = hash; }",
            $"#/ask?action=s3%3AGetObject&resource={Uri.EscapeDataString(Bucket + "/a")}&table="
        );

        var cells = page.Page.Locator("main td bdi");
        await cells.First.WaitForAsync();
        Assert.Contains(principal, await cells.AllTextContentsAsync());
    }

    private static Task<PageServer> ServeAsync(TemporaryFolder folder, Snapshot snapshot)
    {
        var file = folder.File("snapshots.db");
        using (var store = SnapshotStore.Open(file))
        {
            store.Save(snapshot);
        }

        return PageServer.StartAsync(
            file,
            snapshot: null,
            port: 0,
            lesson: null,
            cancellationToken: TestContext.Current.CancellationToken
        );
    }

    private static ResourcePolicy Of(string arn, string policy) =>
        new()
        {
            Resource = Arn.Parse(arn),
            Service = "s3",
            Region = "us-east-1",
            Document = new PolicyText(policy),
        };

    private static async Task CheckHistoryAsync(OpenReport page, string id, string account)
    {
        await page.Page.EvaluateAsync("() => { location.hash = '#/history'; }");
        var cells = page.Page.Locator("main td bdi");
        await cells.First.WaitForAsync();
        var texts = await cells.AllTextContentsAsync();
        Assert.Contains(id, texts);
        Assert.Contains(account, texts);
    }

    private async Task<OpenReport> OpenAsync(PageServer server, bool mayFail = false)
    {
        var page = await browser.NewPageAsync();
        var report = new OpenReport(page, server.Endpoint.AbsoluteUri, mayFail);
        await page.GotoAsync(server.Address.AbsoluteUri);
        await page.Locator("main > *").First.WaitForAsync();
        return report;
    }
}
