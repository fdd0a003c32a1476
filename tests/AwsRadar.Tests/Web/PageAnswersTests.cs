using System.Globalization;
using System.Text.Json;
using AwsRadar.Core.Access;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Graph;
using AwsRadar.Core.Snapshots;
using AwsRadar.Tests.Cli;
using AwsRadar.Tests.Store;
using AwsRadar.Tests.Web.Hostile;
using AwsRadar.Web.Model;
using Xunit;

namespace AwsRadar.Tests.Web;

/// <summary>What the page answers is what <c>aws-radar who-can</c> answers. Every fifth question by default, with AWS_RADAR_FULL_TESTS=1 all.</summary>
public sealed class PageAnswersTests(CanTests.ScannedLab scanned, ReportBrowser browser)
    : IClassFixture<CanTests.ScannedLab>,
        IClassFixture<ReportBrowser>
{
    private const int Stride = 8;

    private static readonly int Step = Environment.GetEnvironmentVariable("AWS_RADAR_FULL_TESTS") is "1" ? 1 : 5;

    private static readonly string[] Words = ["Allowed", "Conditional", "Unknown", "Denied"];

    [Fact]
    public async Task The_page_says_of_everybody_in_the_sample_account_what_who_can_says()
    {
        using var folder = new TemporaryFolder();
        var written = await scanned.Cli.RunAsync("report", "-o", folder.File("report.html"));
        Assert.True(written.ExitCode == 0, written.Error);
        await using var report = await browser.OpenAsync(folder.File("report.html"), "#/ask");

        foreach (var action in AskedActions.All.Where((_, number) => number % Step == 0))
        {
            var rows = JsonElement.Parse((await scanned.Cli.RunAsync("who-can", action, "--output", "json")).Out);
            var said = rows.EnumerateArray()
                .DistinctBy(row => row.GetProperty("principal").GetString())
                .Select(row => $"{NameOf(row)}: {WordOf(row.GetProperty("decision").GetString()!)}");

            var shown = await report.Page.EvaluateAsync<string[][]>(RowsScript, action);

            Assert.Equal(
                said.Order(StringComparer.Ordinal),
                shown
                    .Where(row => row[1] is not "explicitly denied")
                    .Select(row => $"{row[0]}: {row[1]}")
                    .Order(StringComparer.Ordinal)
            );
            Assert.All(
                shown.Where(row => row[1] is "under conditions"),
                row => Assert.Matches("(when|unless) .", row[^1])
            );
        }
    }

    public static TheoryData<string> Accounts => ["full", "hostile 0", "hostile 30", "organization"];

    [Theory]
    [MemberData(nameof(Accounts))]
    public void Each_answer_of_the_page_has_everybody_of_who_can_with_the_same_decision(string account)
    {
        var snapshot = SnapshotOf(account);
        var model = ReportModel.From(snapshot);
        Assert.NotEmpty(model.Answers);

        foreach (var answer in model.Answers)
        {
            var question = new AccessQuestion
            {
                Principal = RequestPrincipal.Anonymous,
                Action = answer.Action,
                Resource = answer.Resource,
            };
            var expected = WhoCan.Ask(new AccountAccess(snapshot), question);

            Assert.Equal(
                expected
                    .Principals.Select(each =>
                        $"{KeyOf(each.Who)} {each.Possibility} {each.Grants[0].Conditions.Length}"
                    )
                    .Concat(expected.Denied.Select(each => $"{KeyOf(each.Who)} Denied 0"))
                    .Order(StringComparer.Ordinal),
                Said(model, answer).Order(StringComparer.Ordinal)
            );
        }
    }

    [Theory]
    [MemberData(nameof(Accounts))]
    public void What_the_page_is_told_is_English_with_its_Korean_whatever_the_program_speaks(string account)
    {
        var snapshot = SnapshotOf(account);
        var model = ReportModel.From(snapshot);
        CultureInfo.CurrentUICulture = new CultureInfo("ko");
        var spoken = ReportModel.From(snapshot);

        Assert.Equal(ToJson(model), ToJson(spoken));
        Assert.All(
            model.Findings.SelectMany(finding => (string[])[finding.Title, finding.Advice, .. finding.Facts]),
            text => IsKorean(model.Korean[text])
        );
        Assert.All(model.Answers, answer => Assert.All(answer.Reasons, text => IsKorean(answer.Korean[text])));
    }

    private static void IsKorean(string text) => Assert.Matches("[\uac00-\ud7a3]", text);

    private static string ToJson(ReportModel model) => JsonSerializer.Serialize(model, ReportJson.Default.ReportModel);

    private const string RowsScript = """
        async (action) => {
          const changed = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
          location.hash = `#/ask?action=${encodeURIComponent(action)}&resource=*&table=`;
          await changed;
          return [...document.querySelectorAll("main tbody tr")].map((row) => [...row.cells].map((cell) => cell.textContent));
        }
        """;

    private static string NameOf(JsonElement row) =>
        row.GetProperty("kind").GetString() is "root user" ? "root user" : row.GetProperty("name").GetString()!;

    private static string WordOf(string decision) =>
        decision switch
        {
            "Allowed" => "allowed",
            "Conditional" => "under conditions",
            _ => "unknown",
        };

    private static string KeyOf(AskedPrincipal who) => who.Kind == AskedPrincipalKind.Root ? "Root root" : who.Key;

    private static IEnumerable<string> Said(ReportModel model, AnswerModel answer)
    {
        for (var at = 0; at < answer.Verdicts.Length; at += 2)
        {
            var node = answer.Verdicts[at];
            var row = answer.Rows[(answer.Verdicts[at + 1] * Stride)..][..Stride];
            var (decision, conditions) = (row[0], row[4]);
            var who =
                node >= 0 ? model.Nodes[node].Key : $"{answer.Others[-node - 1].Kind} {answer.Others[-node - 1].Name}";
            yield return $"{who} {Words[decision]} {(conditions < 0 ? 0 : answer.Conditions[conditions].Length)}";
        }
    }

    private static Snapshot SnapshotOf(string account) =>
        account switch
        {
            "full" => SampleSnapshots.Full(),
            "organization" => Limited(HostileAccount.Create(0)),
            _ => HostileAccount.Create(int.Parse(account.Split(' ')[1], CultureInfo.InvariantCulture)),
        };

    /// <summary>An organization whose policies AWS did not tell.</summary>
    private static Snapshot Limited(Snapshot snapshot) =>
        snapshot with
        {
            Coverage = new Coverage([
                .. snapshot.Coverage.Entries,
                new CoverageEntry
                {
                    Region = "global",
                    Service = "organizations",
                    Operation = "ListPolicies",
                    Outcome = CallOutcome.Denied,
                    Sections = [SnapshotSection.ServiceControlPolicies],
                },
            ]),
        };
}
