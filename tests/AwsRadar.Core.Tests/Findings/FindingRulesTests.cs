using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Findings;
using AwsRadar.Core.Snapshots;
using Xunit;

namespace AwsRadar.Core.Tests.Findings;

public sealed class FindingRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_password_without_MFA_is_found_and_one_with_MFA_is_not()
    {
        var snapshot = SnapshotWith(
            Row("bare") with
            {
                HasPassword = true,
                HasMfa = false,
            },
            Row("careful") with
            {
                HasPassword = true,
                HasMfa = true,
            },
            Row("machine") with
            {
                HasPassword = false,
                HasMfa = false,
            }
        );

        Assert.Equal(["bare"], Subjects(new ConsoleUserWithoutMfaRule(), snapshot));
    }

    [Theory]
    [InlineData(90, true, false)]
    [InlineData(91, true, true)]
    [InlineData(400, false, false)]
    public void A_key_is_old_when_it_is_active_and_past_ninety_days(int ageDays, bool isActive, bool isFound)
    {
        var key = new CredentialReportKey(isActive, Now.AddDays(-ageDays), null, null, null);
        var snapshot = SnapshotWith(Row("user") with { AccessKeys = [key] });

        Assert.Equal(isFound, Subjects(new OldAccessKeyRule(), snapshot).Any());
    }

    [Fact]
    public void A_password_that_was_never_used_is_found()
    {
        var snapshot = SnapshotWith(
            Row("new") with
            {
                HasPassword = true,
            },
            Row("regular") with
            {
                HasPassword = true,
                PasswordLastUsedAt = Now.AddDays(-1),
            },
            Row("machine") with
            {
                HasPassword = false,
            }
        );

        Assert.Equal(["new"], Subjects(new NeverSignedInRule(), snapshot));
    }

    [Fact]
    public void A_credential_report_that_was_denied_makes_every_answer_that_rests_on_it_unknown()
    {
        var denied = SnapshotWith() with { Coverage = CoverageOf(CallOutcome.Denied) };

        var results = FindingRules.RunAll(denied);

        Assert.Equal(FindingRules.All.Length, results.Length);
        Assert.All(results, result => Assert.False(result.IsComplete));
    }

    private static IEnumerable<string> Subjects(IFindingRule rule, Snapshot snapshot) =>
        FindingRules.Run(rule, snapshot).Findings.Select(finding => finding.Subject.Name.ToString());

    private static CredentialReportRow Row(string name) =>
        new() { UserName = name, Arn = Arn.Parse($"arn:aws:iam::123456789012:user/{name}") };

    private static Snapshot SnapshotWith(params ImmutableArray<CredentialReportRow> rows) =>
        new()
        {
            Id = "1",
            Account = AccountId.Parse("123456789012"),
            Source = SnapshotSource.Scan,
            StartedAt = Now,
            CompletedAt = Now,
            CredentialReport = rows,
            Coverage = CoverageOf(CallOutcome.Ok),
        };

    private static Coverage CoverageOf(CallOutcome outcome) =>
        new([
            new CoverageEntry
            {
                Region = "global",
                Service = "iam",
                Operation = "GetCredentialReport",
                Outcome = outcome,
                Sections = [SnapshotSection.CredentialReport],
            },
        ]);
}
