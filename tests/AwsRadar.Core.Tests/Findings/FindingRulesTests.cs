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

    [Theory]
    [InlineData(true, "root-access-key")]
    [InlineData(false, null)]
    public void An_active_key_of_the_root_user_is_found(bool isActive, string? expected)
    {
        var root = Root with { AccessKeys = [new CredentialReportKey(isActive, Now.AddDays(-5), Now, null, null)] };

        Assert.Equal(expected is null ? [] : ["root"], Subjects(new RootAccessKeyRule(), SnapshotWith(root)));
    }

    [Fact]
    public void The_root_user_without_MFA_is_found_and_a_user_without_is_not()
    {
        Assert.Equal(["root"], Subjects(new RootWithoutMfaRule(), SnapshotWith(Root with { HasMfa = false })));
        Assert.Empty(Subjects(new RootWithoutMfaRule(), SnapshotWith(Root with { HasMfa = true })));
        Assert.Empty(Subjects(new RootWithoutMfaRule(), SnapshotWith(Row("user") with { HasMfa = false })));
    }

    [Theory]
    [InlineData(200, null, true)]
    [InlineData(90, null, false)]
    [InlineData(200, 91, true)]
    [InlineData(200, 90, false)]
    public void A_key_that_nobody_used_for_ninety_days_is_found(int ageDays, int? idleDays, bool isFound)
    {
        var key = new CredentialReportKey(
            IsActive: true,
            Now.AddDays(-ageDays),
            idleDays is { } idle ? Now.AddDays(-idle) : null,
            null,
            null
        );
        var snapshot = SnapshotWith(Row("user") with { AccessKeys = [key] });

        Assert.Equal(isFound, Subjects(new UnusedAccessKeyRule(), snapshot).Any());
        Assert.Empty(
            Subjects(
                new UnusedAccessKeyRule(),
                SnapshotWith(Row("user") with { AccessKeys = [key with { IsActive = false }] })
            )
        );
    }

    [Fact]
    public void Two_keys_are_found_when_both_are_active()
    {
        var active = new CredentialReportKey(IsActive: true, Now, Now, null, null);
        var snapshot = SnapshotWith(
            Row("both") with
            {
                AccessKeys = [active, active],
            },
            Row("one") with
            {
                AccessKeys = [active, active with { IsActive = false }],
            }
        );

        Assert.Equal(["both"], Subjects(new TwoActiveKeysRule(), snapshot));
    }

    [Theory]
    [InlineData("/", 100, null, true)]
    [InlineData("/", 100, 91, true)]
    [InlineData("/", 100, 90, false)]
    [InlineData("/", 90, null, false)]
    [InlineData("/aws-service-role/ecs.amazonaws.com/", 100, null, false)]
    public void A_role_is_unused_when_it_is_older_than_its_last_use_should_be(
        string path,
        int ageDays,
        int? idleDays,
        bool isFound
    )
    {
        var role = Trusting("role", """{"Service": "lambda.amazonaws.com"}""") with
        {
            Path = path,
            CreatedAt = Now.AddDays(-ageDays),
            LastUsedAt = idleDays is { } idle ? Now.AddDays(-idle) : null,
        };

        Assert.Equal(isFound, Subjects(new UnusedRoleRule(), SnapshotWith() with { Roles = [role] }).Any());
    }

    [Theory]
    [InlineData("""{"AWS": "*"}""", "", "trusts everyone")]
    [InlineData("\"*\"", ConditionOfOrganization, "trusts everyone under conditions")]
    [InlineData("""{"AWS": "111122223333"}""", "", null)]
    public void A_role_that_trusts_everyone_is_found(string principal, string condition, string? fact) =>
        Assert.Equal(fact, Fact(new RoleTrustsEveryoneRule(), Trusting("role", principal, condition)));

    [Theory]
    [InlineData("""{"AWS": "111122223333"}""", "", "trusts account 111122223333")]
    [InlineData("""{"AWS": "arn:aws:iam::111122223333:root"}""", "", "trusts account 111122223333")]
    [InlineData("""{"AWS": "111122223333"}""", ConditionOfOrganization, null)]
    [InlineData("""{"AWS": "arn:aws:iam::111122223333:role/ci"}""", "", null)]
    [InlineData("""{"AWS": "arn:aws:iam::123456789012:root"}""", "", null)]
    public void Another_account_needs_a_condition(string principal, string condition, string? fact) =>
        Assert.Equal(fact, Fact(new ForeignAccountRule(), Trusting("role", principal, condition)));

    [Theory]
    [InlineData("token.actions.githubusercontent.com", "", true)]
    [InlineData("token.actions.githubusercontent.com", "token.actions.githubusercontent.com:aud", true)]
    [InlineData("token.actions.githubusercontent.com", "token.actions.githubusercontent.com:sub", false)]
    [InlineData("token.actions.githubusercontent.com", "TOKEN.actions.githubusercontent.com:SUB", false)]
    [InlineData("accounts.google.com", "accounts.google.com:aud", false)]
    [InlineData("accounts.google.com", "aws:SourceIp", true)]
    [InlineData("oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE", "", false)]
    public void A_public_provider_needs_a_claim_that_tells_whose_the_token_is(string provider, string key, bool isFound)
    {
        var condition = key.Length == 0 ? "" : $$$""", "Condition": {"StringLike": {"{{{key}}}": "x"}}""";
        var arn = provider.StartsWith("accounts", StringComparison.Ordinal)
            ? provider
            : $"arn:aws:iam::123456789012:oidc-provider/{provider}";

        var role = Trusting("role", $$"""{"Federated": "{{arn}}"}""", condition);

        Assert.Equal(
            isFound ? $"trusts everybody who signs in to {provider}" : null,
            Fact(new SharedProviderRule(), role)
        );
    }

    [Fact]
    public void A_policy_that_allows_everything_is_found_where_it_is_held_unless_it_is_one_of_AWS()
    {
        const string Everything =
            """{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}""";
        var user = new User
        {
            Arn = Arn.Parse("arn:aws:iam::123456789012:user/user"),
            Id = "AIDA",
            Name = "user",
            Path = "/",
            CreatedAt = Now,
            InlinePolicies = [new InlinePolicy("own", new PolicyText(Everything))],
            AttachedPolicies =
            [
                new AttachedPolicy("AdministratorAccess", Arn.Parse("arn:aws:iam::aws:policy/AdministratorAccess")),
            ],
        };

        var result = FindingRules.Run(new PolicyAllowsEverythingRule(), SnapshotWith() with { Users = [user] });

        Assert.Equal(["inline policy own"], result.Findings.Select(finding => finding.Fact));
        Assert.Equal(
            ["2 policies"],
            FindingRules
                .Run(new UserWithOwnPoliciesRule(), SnapshotWith() with { Users = [user] })
                .Findings.Select(finding => finding.Fact)
        );
    }

    [Theory]
    [InlineData(null, null, "no password policy")]
    [InlineData(8, 24, "8 characters are enough")]
    [InlineData(14, null, "former passwords may be used again")]
    [InlineData(14, 5, "only the last 5 passwords are refused")]
    [InlineData(14, 24, null)]
    public void A_password_policy_below_the_benchmark_is_found(int? length, int? reuse, string? fact)
    {
        var policy = length is { } minimum
            ? new PasswordPolicy { MinimumPasswordLength = minimum, PasswordReusePrevention = reuse }
            : null;
        var snapshot = SnapshotWith() with
        {
            PasswordPolicy = policy,
            Coverage = CoverageOf(CallOutcome.Ok, SnapshotSection.PasswordPolicy),
        };

        Assert.Equal(
            fact is null ? [] : [fact],
            FindingRules.Run(new WeakPasswordPolicyRule(), snapshot).Findings.Select(finding => finding.Fact)
        );
    }

    [Fact]
    public void A_password_policy_that_was_not_read_is_no_finding()
    {
        var result = FindingRules.Run(
            new WeakPasswordPolicyRule(),
            SnapshotWith() with
            {
                Coverage = CoverageOf(CallOutcome.Denied, SnapshotSection.PasswordPolicy),
            }
        );

        Assert.Empty(result.Findings);
        Assert.False(result.IsComplete);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public void A_certificate_is_found_once_it_has_expired(int days, bool isFound)
    {
        var certificate = new ServerCertificate(
            Arn.Parse("arn:aws:iam::123456789012:server-certificate/site"),
            "ASCA",
            "site",
            "/",
            Now.AddYears(-1),
            Now.AddDays(days)
        );

        Assert.Equal(
            isFound,
            Subjects(new ExpiredCertificateRule(), SnapshotWith() with { ServerCertificates = [certificate] }).Any()
        );
    }

    [Fact]
    public void What_was_denied_makes_every_answer_that_rests_on_it_unknown()
    {
        foreach (var rule in FindingRules.All)
        {
            var denied = SnapshotWith() with { Coverage = CoverageOf(CallOutcome.Denied, [.. rule.Needs]) };

            Assert.Equal(rule.Needs, FindingRules.Run(rule, denied).Unknown);
        }
    }

    [Fact]
    public void Each_rule_has_an_id_of_its_own_and_the_page_of_AWS_that_it_rests_on()
    {
        Assert.Equal(
            FindingRules.All.Length,
            FindingRules.All.Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Count()
        );
        Assert.All(
            FindingRules.All,
            rule => Assert.StartsWith("https://docs.aws.amazon.com/", rule.Source, StringComparison.Ordinal)
        );
    }

    private const string ConditionOfOrganization =
        """, "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-exampleorg"}}""";

    private static CredentialReportRow Root { get; } =
        new() { UserName = CredentialReportRow.RootUserName, Arn = Arn.Parse("arn:aws:iam::123456789012:root") };

    private static Role Trusting(string name, string principal, string condition = "") =>
        new()
        {
            Arn = Arn.Parse($"arn:aws:iam::123456789012:role/{name}"),
            Id = "AROA",
            Name = name,
            Path = "/",
            CreatedAt = Now,
            TrustPolicy = new PolicyText(
                $$"""{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {{principal}}, "Action": ["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity"]{{condition}}}]}"""
            ),
        };

    private static string? Fact(IFindingRule rule, Role role) =>
        FindingRules.Run(rule, SnapshotWith() with { Roles = [role] }).Findings.SingleOrDefault()?.Fact;

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

    private static Coverage CoverageOf(CallOutcome outcome) => CoverageOf(outcome, SnapshotSection.CredentialReport);

    private static Coverage CoverageOf(CallOutcome outcome, params ImmutableArray<SnapshotSection> sections) =>
        new([
            new CoverageEntry
            {
                Region = "global",
                Service = "iam",
                Operation = "GetCredentialReport",
                Outcome = outcome,
                Sections = sections,
            },
        ]);
}
