using System.Collections.Immutable;
using AwsRadar.Benchmarks.Accounts;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Reference;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Benchmarks.Pages;

/// <summary>
/// The account of the page's target: 5,000 users, 300 groups, 10,000 roles and 1,500 customer policies, with hubs as real
/// ones have them: a group of everybody, policies of AWS on thousands of roles, and 1,500 roles that trust the account. It is
/// always the same.
/// </summary>
internal static class LargeAccount
{
    public const int Users = 5_000;
    public const int Groups = 300;
    public const int Roles = 10_000;
    public const int CustomerPolicies = 1_500;
    private const int AwsPolicies = 200;
    private const int OutsideAccounts = 60;
    private const string GitHub = "token.actions.githubusercontent.com";
    private const string Account = AccountGenerator.Account;

    private static readonly DateTimeOffset Read = new(2026, 11, 23, 9, 14, 0, TimeSpan.Zero);

    private static readonly ImmutableArray<AwsManagedPolicy> OfAws =
    [
        .. Named(
            "ReadOnlyAccess",
            "AdministratorAccess",
            "AWSLambdaBasicExecutionRole",
            "AmazonSSMManagedInstanceCore"
        ),
        .. ManagedPolicyCatalog.Policies.Where(
            (_, index) => index % (ManagedPolicyCatalog.Policies.Length / AwsPolicies) == 0
        ),
    ];

    public static Snapshot Create() =>
        new()
        {
            Id = "large",
            Account = AccountId.Parse(Account),
            Source = SnapshotSource.Scan,
            StartedAt = Read,
            CompletedAt = Read,
            Users = [.. Enumerable.Range(0, Users).Select(UserOf)],
            Groups = [.. Enumerable.Range(0, Groups).Select(GroupOf)],
            Roles = [.. Enumerable.Range(0, Roles).Select(RoleOf)],
            ManagedPolicies =
            [
                .. Enumerable.Range(0, CustomerPolicies).Select(PolicyOf),
                .. OfAws.DistinctBy(policy => policy.Arn).Select(PolicyOf),
            ],
            IdentityProviders =
            [
                new IdentityProvider
                {
                    Arn = Of("oidc-provider", "/", GitHub),
                    Kind = IdentityProviderKind.Oidc,
                    Name = GitHub,
                    ClientIds = ["sts.amazonaws.com"],
                },
            ],
            AccessKeys = [.. Enumerable.Range(0, Users).Where(HasKey).Select(KeyOf)],
            CredentialReport = [.. Enumerable.Range(0, Users).Select(RowOf)],
            Coverage = new Coverage([.. Enum.GetValues<SnapshotSection>().Select(EntryOf)]),
        };

    private static User UserOf(int number) =>
        new()
        {
            Arn = Of("user", PathOf(number), $"user-{number}"),
            Id = $"AIDA{number:D17}",
            Name = $"user-{number}",
            Path = PathOf(number),
            CreatedAt = Read.AddDays(-number % 2_000),
            // The first group is everybody's, the second one has the administrators.
            GroupNames = ["group-0", $"group-{2 + (number % (Groups - 2))}", .. If(number % 250 == 0, "group-1")],
            AttachedPolicies = [.. If(number % 3 == 0, Customer(number * 7)), .. If(number % 50 == 0, Aws(0))],
            InlinePolicies = [.. If(number % 10 == 0, new InlinePolicy("own", new(AccountPolicies.Inline(number))))],
            PermissionsBoundary = number % 9 == 0 ? Customer(0).Arn : null,
            Tags = TagsOf(number),
        };

    private static Group GroupOf(int number) =>
        new()
        {
            Arn = Of("group", "/", $"group-{number}"),
            Id = $"AGPA{number:D17}",
            Name = $"group-{number}",
            Path = "/",
            CreatedAt = Read.AddDays(-number),
            AttachedPolicies =
                number == 1 ? [Aws(1)] : [Customer(number + 1), Customer((number * 3) + 2), Aws(4 + (number % 16))],
        };

    private static Role RoleOf(int number) =>
        new()
        {
            Arn = Of("role", PathOf(number), $"role-{number}"),
            Id = $"AROA{number:D17}",
            Name = $"role-{number}",
            Path = PathOf(number),
            CreatedAt = Read.AddDays(-number % 2_000),
            TrustPolicy = new PolicyText(Trust(number)),
            AttachedPolicies =
            [
                .. If(number % 5 < 2, Aws(0)),
                .. If(number % 4 == 0, Aws(2)),
                .. If(number % 100 == 1, Aws(1)),
                Customer(number),
                Customer(number * 11),
            ],
            InlinePolicies = [.. If(number % 2 == 0, new InlinePolicy("own", new(AccountPolicies.Inline(number))))],
            PermissionsBoundary = number % 6 == 0 ? Customer(0).Arn : null,
            InstanceProfiles =
            [
                .. If(
                    number % 20 == 8,
                    new InstanceProfile(
                        Of("instance-profile", "/", $"profile-{number}"),
                        $"AIPA{number:D17}",
                        $"profile-{number}",
                        "/",
                        Read
                    )
                ),
            ],
            LastUsedAt = number % 3 == 0 ? null : Read.AddDays(-number % 300),
            LastUsedRegion = number % 3 == 0 ? null : "ap-northeast-2",
            Tags = TagsOf(number),
        };

    /// <summary>AWS services, the account itself, an OIDC provider, other accounts, other roles.</summary>
    private static string Trust(int number) =>
        (number % 20) switch
        {
            < 8 => Trust("\"Service\":\"lambda.amazonaws.com\""),
            < 12 => Trust("\"Service\":\"ec2.amazonaws.com\""),
            < 15 => Trust($"\"AWS\":\"arn:aws:iam::{Account}:root\""),
            < 17 => Trust(
                $"\"Federated\":\"arn:aws:iam::{Account}:oidc-provider/{GitHub}\"",
                "sts:AssumeRoleWithWebIdentity",
                "StringLike",
                "token.actions.githubusercontent.com:sub",
                $"repo:example/team-{number % 200}:*"
            ),
            < 19 => Trust(
                $"\"AWS\":\"arn:aws:iam::{200_000_000_000 + (number % OutsideAccounts)}:root\"",
                "sts:AssumeRole",
                "StringEquals",
                "sts:ExternalId",
                $"id-{number % 300}"
            ),
            _ => Trust($"\"AWS\":\"{Of("role", PathOf(number - 1), $"role-{number - 1}")}\""),
        };

    private static string Trust(
        string principal,
        string action = "sts:AssumeRole",
        string test = "",
        string key = "",
        string value = ""
    )
    {
        var condition = test.Length == 0 ? "" : $",\"Condition\":{{\"{test}\":{{\"{key}\":\"{value}\"}}}}";
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{"
            + $"{principal}}},\"Action\":\"{action}\"{condition}}}]}}";
    }

    private static ManagedPolicy PolicyOf(int number) =>
        new()
        {
            Arn = Customer(number).Arn,
            Id = $"ANPA{number:D17}",
            Name = $"policy-{number}",
            Path = "/",
            CreatedAt = Read.AddDays(-number),
            UpdatedAt = Read.AddDays(-number / 2),
            DefaultVersionId = "v1",
            AttachmentCount = 15,
            Versions = [new PolicyVersion("v1", IsDefault: true, Read, new(AccountPolicies.Customer(number)))],
        };

    private static ManagedPolicy PolicyOf(AwsManagedPolicy policy) =>
        new()
        {
            Arn = policy.Arn,
            Id = $"ANPA{policy.Name}",
            Name = policy.Name,
            Path = policy.Path,
            CreatedAt = policy.CreateDate,
            UpdatedAt = policy.UpdateDate,
            DefaultVersionId = policy.DefaultVersionId,
            AttachmentCount = 100,
            Versions = [new PolicyVersion(policy.DefaultVersionId, IsDefault: true, Read, new(policy.ReadDocument()))],
        };

    private static AccessKey KeyOf(int number) =>
        new($"AKIA{number:D16}", $"user-{number}", IsActive: number % 7 != 0, Read.AddDays(-number % 700));

    private static CredentialReportRow RowOf(int number) =>
        new()
        {
            UserName = $"user-{number}",
            Arn = Of("user", PathOf(number), $"user-{number}"),
            CreatedAt = Read.AddDays(-number % 2_000),
            HasPassword = number % 4 != 0,
            HasMfa = number % 5 != 0,
            PasswordLastUsedAt = number % 6 == 0 ? null : Read.AddDays(-number % 100),
            AccessKeys = HasKey(number)
                ? [new CredentialReportKey(number % 7 != 0, Read.AddDays(-number % 700), Read, "us-east-1", "s3")]
                : [],
        };

    private static CoverageEntry EntryOf(SnapshotSection section) =>
        new()
        {
            Region = "global",
            Service = "iam",
            Operation = $"Read{section}",
            Outcome = CallOutcome.Ok,
            Sections = [section],
            Calls = 17,
            Items = 1_000,
        };

    private static bool HasKey(int number) => number % 5 < 3;

    private static ImmutableArray<Tag> TagsOf(int number) =>
        [new("team", $"team-{number % 40}"), new("cost-centre", $"{number % 200}")];

    private static string PathOf(int number) => $"/division-{number % 8}/team-{number % 40}/";

    private static Arn Of(string kind, string path, string name) =>
        Arn.Parse($"arn:aws:iam::{Account}:{kind}{path}{name}");

    private static AttachedPolicy Customer(int number) =>
        new($"policy-{number % CustomerPolicies}", Of("policy", "/", $"policy-{number % CustomerPolicies}"));

    private static AttachedPolicy Aws(int number) => new(OfAws[number].Name, OfAws[number].Arn);

    private static ImmutableArray<T> If<T>(bool isSo, T one) => isSo ? [one] : [];

    private static IEnumerable<AwsManagedPolicy> Named(params string[] names) =>
        names.Select(name => ManagedPolicyCatalog.Policies.First(policy => policy.Name == name));
}
