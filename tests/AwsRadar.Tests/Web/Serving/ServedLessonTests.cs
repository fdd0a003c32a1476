using System.Text.RegularExpressions;
using AwsRadar.Cli.Demo;
using AwsRadar.Store;
using AwsRadar.Tests.Store;
using AwsRadar.Web.Serving;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AwsRadar.Tests.Web.Serving;

/// <summary>The guided tour of <c>serve --lab</c>, taken in a real browser with real calls to a real lab.</summary>
public sealed partial class ServedLessonTests(ReportBrowser browser) : IClassFixture<ReportBrowser>
{
    [Theory]
    [InlineData("en", "Call again")]
    [InlineData("ko", "다시 호출")]
    public async Task From_nothing_to_the_picture_each_step_shows_what_was_called_and_answered(
        string language,
        string lastCall
    )
    {
        using var folder = new TemporaryFolder();
        await using var lesson = await PageLesson.StartAsync(
            folder.File("snapshots.db"),
            TestContext.Current.CancellationToken
        );
        await using var server = await PageServer.StartAsync(
            folder.File("snapshots.db"),
            snapshot: null,
            port: 0,
            lesson,
            cancellationToken: TestContext.Current.CancellationToken
        );
        var page = await browser.NewPageAsync();
        await using var report = new OpenReport(page, server.Endpoint.AbsoluteUri);
        await page.GotoAsync(server.Address.AbsoluteUri);
        await page.Locator(".rail [data-page=lesson]").WaitForAsync();
        await page.GotoAsync($"{server.Endpoint}#/lesson?lang={language}");
        await page.ReloadAsync();

        foreach (var step in Enumerable.Range(1, 6))
        {
            await Expect(page.Locator("li[aria-current=step]")).ToHaveCountAsync(1);
            if (step == 5)
            {
                await Expect(page.Locator("button.take")).ToHaveTextAsync(lastCall);
            }

            await page.Locator("button.take").ClickAsync();
            await page.Locator($".lesson-steps li:nth-child({step}).taken").WaitForAsync();
        }

        var calls = page.Locator(".lesson .call");
        await Expect(page.Locator(".lesson .call.denied")).ToHaveCountAsync(1);
        await Expect(page.Locator(".lesson .call.denied")).ToContainTextAsync("iam:ListUsers");
        await Expect(calls.Filter(new() { HasText = "aws iam create-access-key" })).ToContainTextAsync("\"***\"");
        await Expect(calls.Filter(new() { HasText = "aws iam create-policy --policy-name" }))
            .ToContainTextAsync("iam:ListUsers");
        await page.Locator(".lesson-end a").ClickAsync();
        await report.Box("aws_radar").WaitForAsync();

        using var store = SnapshotStore.OpenExisting(folder.File("snapshots.db"));
        var read = store.Latest(null)!;
        Assert.Equal("aws_radar", read.Caller!.Value.Name.ToString());
        Assert.True(read.Coverage.IsComplete);
    }

    [Fact]
    public async Task A_step_is_taken_once_and_in_its_turn()
    {
        using var folder = new TemporaryFolder();
        await using var lesson = await PageLesson.StartAsync(
            folder.File("snapshots.db"),
            TestContext.Current.CancellationToken
        );

        var early = await lesson.TakeAsync("denial", TestContext.Current.CancellationToken);
        var both = await Task.WhenAll(
            lesson.TakeAsync("user", TestContext.Current.CancellationToken),
            lesson.TakeAsync("user", TestContext.Current.CancellationToken)
        );

        Assert.Null(early);
        Assert.Single(both, taken => taken is not null);
        Assert.Equal(3, lesson.State.Steps[0].Calls.Length);
        Assert.Empty(lesson.State.Steps[1].Calls);
    }

    [Fact]
    public async Task No_answer_shows_a_secret()
    {
        using var folder = new TemporaryFolder();
        await using var lesson = await PageLesson.StartAsync(
            folder.File("snapshots.db"),
            TestContext.Current.CancellationToken
        );
        foreach (var step in lesson.State.Steps)
        {
            await lesson.TakeAsync(step.Id, TestContext.Current.CancellationToken);
        }

        var text = string.Join('\n', lesson.State.Steps.SelectMany(step => step.Calls).Select(call => call.Answer));

        Assert.Contains("\"SecretAccessKey\": \"***\"", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(SecretValue(), text);
    }

    [GeneratedRegex("\"SecretAccessKey\": \"[^*]")]
    private static partial Regex SecretValue();
}
