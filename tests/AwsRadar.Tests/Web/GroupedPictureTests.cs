using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;
using AwsRadar.Tests.Store;
using AwsRadar.Web;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AwsRadar.Tests.Web;

/// <summary>Large sets are stacked by what the reader chooses; what a stack hides is counted, and a click opens it.</summary>
public sealed class GroupedPictureTests(ReportBrowser browser) : IClassFixture<ReportBrowser>
{
    private static readonly DateTimeOffset Time = new(2026, 11, 23, 9, 14, 0, TimeSpan.Zero);

    private static Snapshot Account { get; } =
        new()
        {
            Id = "grouped",
            Account = AccountId.Parse("123456789012"),
            Source = SnapshotSource.Scan,
            StartedAt = Time,
            CompletedAt = Time,
            // No two of them may do the same, so that nothing is stacked by what it leads to.
            Users = [.. Enumerable.Range(0, 9).Select(number => UserOf(number, number < 5 ? "/sales/" : "/plant/"))],
            Roles =
            [
                .. Enumerable.Range(0, 4).Select(number => RoleOf($"run-{number}", "lambda", 100 + number)),
                .. Enumerable.Range(0, 3).Select(number => RoleOf($"box-{number}", "ec2", 200 + number)),
            ],
            Coverage = new Coverage([]),
        };

    [Theory]
    [InlineData("path", "5 users: /sales/", 5)]
    [InlineData("path", "4 users: /plant/", 4)]
    [InlineData("tag team", "3 users: team-0", 3)]
    [InlineData("service", "4 roles of AWS services: lambda.amazonaws.com", 4)]
    [InlineData("service", "3 roles of AWS services: ec2.amazonaws.com", 3)]
    public async Task A_set_is_stacked_by_what_it_has_in_common_and_opens_on_click(string by, string name, int members)
    {
        using var folder = new TemporaryFolder();
        ReportWriter.WriteFile(Account, folder.File("report.html"));
        await using var report = await browser.OpenAsync(folder.File("report.html"));
        var stack = report.Page.Locator(".box.same", new() { HasText = name });

        await Expect(report.Page.Locator(".box.same")).ToHaveCountAsync(0);
        await report.Page.Locator("select[name=by]").SelectOptionAsync(by);
        await Expect(stack).ToHaveCountAsync(1);
        await Expect(report.Page.Locator(".caption")).ToContainTextAsync("in stacks that open on click");
        var before = await report.Page.Locator(".box").CountAsync();
        await stack.ClickAsync();

        await Expect(report.Page.Locator(".box")).ToHaveCountAsync(before + members);
        await Expect(report.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("by="));
    }

    [Fact]
    public async Task A_stack_of_those_that_do_the_same_names_one_that_is_meant()
    {
        var alike = Account with
        {
            Users = [.. Account.Users.Select(user => user with { InlinePolicies = Inline(0) })],
            Roles = [.. Account.Roles.Select(WithOneUnused)],
        };
        using var folder = new TemporaryFolder();
        ReportWriter.WriteFile(alike, folder.File("report.html"));

        await using var report = await browser.OpenAsync(folder.File("report.html"));

        var facts = report.Page.Locator(".box.same .fact");
        await Expect(facts.Nth(0)).ToBeVisibleAsync();
        Assert.Equal(
            [
                "1 to look at: run-2",
                "same access: user-0\u00a0…",
                "same text: own\u00a0…",
                "same trust and policies: box-0\u00a0…",
            ],
            (await facts.AllTextContentsAsync()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
    }

    /// <summary>The same policies for all, and a long time without use for one.</summary>
    private static Role WithOneUnused(Role role) =>
        role with
        {
            InlinePolicies = Inline(100),
            CreatedAt = Time.AddYears(-1),
            LastUsedAt = role.Name is "run-2" ? Time.AddDays(-100) : Time,
        };

    private static User UserOf(int number, string path) =>
        new()
        {
            Arn = Arn.Parse($"arn:aws:iam::123456789012:user{path}user-{number}"),
            Id = $"AIDA{number:D17}",
            Name = $"user-{number}",
            Path = path,
            CreatedAt = Time,
            Tags = [new Tag("team", $"team-{number % 3}")],
            InlinePolicies = Inline(number),
        };

    private static Role RoleOf(string name, string service, int number) =>
        new()
        {
            Arn = Arn.Parse($"arn:aws:iam::123456789012:role/{name}"),
            Id = $"AROA{name}",
            Name = name,
            Path = "/",
            CreatedAt = Time,
            LastUsedAt = Time,
            TrustPolicy = new PolicyText(
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                    + $"\"Principal\":{{\"Service\":\"{service}.amazonaws.com\"}}}}]}}"
            ),
            InlinePolicies = Inline(number),
        };

    private static ImmutableArray<InlinePolicy> Inline(int number) =>
        [
            new(
                "own",
                new PolicyText(
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\","
                        + $"\"Resource\":\"arn:aws:s3:::bucket-{number}/*\"}}]}}"
                )
            ),
        ];
}
