using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Tests.Store;

/// <summary>Small snapshots with every kind of part, some of it hostile.</summary>
internal static class SampleSnapshots
{
    public static readonly AccountId Account = AccountId.Parse("123456789012");

    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 14, 0, TimeSpan.Zero);

    /// <summary>Of an account whose one call that tells who there is was denied.</summary>
    public static Snapshot WithoutDetails() =>
        Full() with
        {
            Users = [],
            Groups = [],
            Roles = [],
            ManagedPolicies = [],
            IdentityProviders = [],
            InstanceProfiles = [],
            Coverage = new Coverage([
                new CoverageEntry
                {
                    Region = "global",
                    Service = "iam",
                    Operation = "GetAccountAuthorizationDetails",
                    Outcome = CallOutcome.Denied,
                    Sections =
                    [
                        SnapshotSection.Users,
                        SnapshotSection.Groups,
                        SnapshotSection.Roles,
                        SnapshotSection.ManagedPolicies,
                    ],
                    MissingPermission = "iam:GetAccountAuthorizationDetails",
                },
            ]),
        };

    public static Snapshot Full(string id = "7f3a000000000001") =>
        new()
        {
            Id = id,
            Account = Account,
            Source = SnapshotSource.Scan,
            StartedAt = Start.AddTicks(1234567),
            CompletedAt = Start.AddSeconds(3),
            Caller = Arn.Parse("arn:aws:iam::123456789012:user/aws_radar"),
            Aliases = ["example-corp"],
            Users = [User("alice"), User("bob")],
            Groups = [Group("admins")],
            Roles = [Role("ci-deploy")],
            ManagedPolicies = [Policy("read-all")],
            AccessKeys = [new AccessKey("AKIAIOSFODNN7EXAMPLE", "alice", IsActive: true, Start)],
            MfaDevices = [new MfaDevice("arn:aws:iam::123456789012:mfa/alice", "alice", Start)],
            Resources =
            [
                new Resource
                {
                    Arn = Arn.Parse("arn:aws:s3:::reports"),
                    Service = "s3",
                    Type = "s3:bucket",
                    Region = "eu-central-1",
                    Tags = [new Tag("team", "data")],
                    Json = """{"Name":"reports"}""",
                },
            ],
            ResourcePolicies =
            [
                new ResourcePolicy
                {
                    Resource = Arn.Parse("arn:aws:s3:::reports"),
                    Service = "s3",
                    Region = "eu-central-1",
                    Document = new PolicyText("""{"Version":"2012-10-17","Statement":[]}"""),
                },
            ],
            PublicAccessBlocks =
            [
                new PublicAccessBlock(Arn.Parse("arn:aws:s3:::reports")) { RestrictPublicBuckets = true },
            ],
            KeyGrants =
            [
                new KeyGrant
                {
                    Key = Arn.Parse("arn:aws:kms:eu-central-1:123456789012:key/1f6c9b1e-7d0a-4c55-9a3e-2b8f0f6f4b10"),
                    Region = "eu-central-1",
                    Id = "0c237476b39f8bc44e45212e08498fbe3151305030726c0590dd8d3e9f3d6a60",
                    Grantee = "arn:aws:iam::123456789012:role/backup",
                    Operations = ["Decrypt"],
                },
            ],
            IdentityProviders =
            [
                new IdentityProvider
                {
                    Arn = Arn.Parse("arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"),
                    Kind = IdentityProviderKind.Oidc,
                    Name = "token.actions.githubusercontent.com",
                    ClientIds = ["sts.amazonaws.com"],
                },
            ],
            CredentialReport =
            [
                new CredentialReportRow
                {
                    UserName = "<root_account>",
                    Arn = Arn.Parse("arn:aws:iam::123456789012:root"),
                    HasMfa = true,
                    AccessKeys = [new CredentialReportKey(IsActive: true, Start, null, null, null)],
                },
            ],
            PasswordPolicy = new PasswordPolicy { MinimumPasswordLength = 14 },
            AccountSummary = Snapshot("0").AccountSummary.Add("Users", 2).Add("UsersQuota", 5000),
            PermissionSets =
            [
                new PermissionSet
                {
                    Arn = Arn.Parse("arn:aws:sso:::permissionSet/ssoins-1/ps-1"),
                    Name = "Administrators",
                    SessionDuration = "PT8H",
                    AttachedPolicies =
                    [
                        new AttachedPolicy("ReadOnlyAccess", Arn.Parse("arn:aws:iam::aws:policy/ReadOnlyAccess")),
                    ],
                    CustomerManagedPolicies = ["/teams/deploy"],
                    InlinePolicy = new PolicyText("""{"Version":"2012-10-17"}"""),
                    PermissionsBoundary = "arn:aws:iam::aws:policy/PowerUserAccess",
                    Accounts = [Account],
                },
            ],
            AccountAssignments =
            [
                new AccountAssignment(
                    Arn.Parse("arn:aws:sso:::permissionSet/ssoins-1/ps-1"),
                    Account,
                    "GROUP",
                    "9067-group"
                ),
            ],
            IdentityCenterUsers = [new IdentityCenterUser("9067-user", "anna", "Anna")],
            IdentityCenterGroups =
            [
                new IdentityCenterGroup
                {
                    Id = "9067-group",
                    Name = "Administrators",
                    MemberIds = ["9067-user"],
                },
            ],
            AccessAnalyzers =
            [
                new AccessAnalyzer(
                    Arn.Parse("arn:aws:access-analyzer:us-east-1:123456789012:analyzer/outside"),
                    "outside",
                    "ACCOUNT",
                    "ACTIVE",
                    Start
                ),
            ],
            AccessFindings =
            [
                new AccessFinding
                {
                    Id = "f-1",
                    AnalyzerArn = Arn.Parse("arn:aws:access-analyzer:us-east-1:123456789012:analyzer/outside"),
                    Type = "ExternalAccess",
                    Status = "ACTIVE",
                    Resource = "arn:aws:iam::123456789012:role/ci-deploy",
                    ResourceType = "AWS::IAM::Role",
                    ResourceAccount = Account,
                    CreatedAt = Start,
                    UpdatedAt = Start,
                },
            ],
            ServiceLastAccess =
            [
                new ServiceLastAccess
                {
                    Arn = Arn.Parse("arn:aws:iam::123456789012:role/ci-deploy"),
                    Services = [new ServiceUse("s3", Start, "ap-northeast-2"), new ServiceUse("sqs", null, null)],
                },
            ],
            Organization = new Organization
            {
                Arn = Arn.Parse("arn:aws:organizations::123456789012:organization/o-example1234"),
                Id = "o-example1234",
                ManagementAccount = Account,
                HasAllFeatures = true,
            },
            OrganizationalUnits = [Unit("r-ab12", null), Unit("ou-ab12-11111111", "r-ab12")],
            OrganizationAccounts =
            [
                new OrganizationAccount
                {
                    Arn = Arn.Parse("arn:aws:organizations::123456789012:account/o-example1234/123456789012"),
                    Account = Account,
                    Name = "production",
                    Email = "production@example.org",
                    ParentId = "ou-ab12-11111111",
                    State = "ACTIVE",
                    JoinedAt = Start,
                },
            ],
            OrganizationPolicies =
            [
                new OrganizationPolicy
                {
                    Arn = Arn.Parse("arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess"),
                    Id = "p-FullAWSAccess",
                    Name = "FullAWSAccess",
                    Type = OrganizationPolicyType.ServiceControlPolicy,
                    IsAwsManaged = true,
                    Document = new PolicyText("""{"Version":"2012-10-17"}"""),
                    TargetIds = ["ou-ab12-11111111", "r-ab12"],
                },
            ],
            DelegatedAdministrators =
            [
                new DelegatedAdministrator
                {
                    Arn = Arn.Parse("arn:aws:organizations::123456789012:account/o-example1234/210987654321"),
                    Account = AccountId.Parse("210987654321"),
                    DelegatedAt = Start,
                    Services = ["access-analyzer.amazonaws.com"],
                },
            ],
            Coverage = new Coverage([Entry(CallOutcome.Ok), Entry(CallOutcome.Denied)]),
        };

    public static Snapshot Snapshot(string id, params string[] userNames) =>
        new()
        {
            Id = id,
            Account = Account,
            Source = SnapshotSource.File,
            StartedAt = Start,
            CompletedAt = Start,
            Users = [.. userNames.Select(User)],
            Coverage = new Coverage([]),
        };

    private static OrganizationalUnit Unit(string id, string? parent) =>
        new()
        {
            Arn = Arn.Parse(
                $"arn:aws:organizations::123456789012:{(parent is null ? "root" : "ou")}/o-example1234/{id}"
            ),
            Id = id,
            Name = parent is null ? "Root" : "workloads",
            ParentId = parent,
            PolicyTypes = parent is null ? [OrganizationPolicyType.ServiceControlPolicy] : [],
        };

    private static User User(string name) =>
        new()
        {
            Arn = Arn.Parse($"arn:aws:iam::123456789012:user/<img/src=x/onerror=alert(1)>/{name}"),
            Id = $"AIDA{name.ToUpperInvariant()}",
            Name = name,
            Path = "/<img/src=x/onerror=alert(1)>/",
            CreatedAt = Start,
            GroupNames = ["admins"],
            InlinePolicies = [new InlinePolicy("..", new PolicyText("{\"Statement\": \"\u2028</script>\\u0000\"}"))],
            AttachedPolicies = [new AttachedPolicy("read-all", Arn.Parse("arn:aws:iam::123456789012:policy/read-all"))],
            Tags = [new Tag("=cmd", "값 \u001b]8;; \"quoted\"")],
        };

    private static Group Group(string name) =>
        new()
        {
            Arn = Arn.Parse($"arn:aws:iam::123456789012:group/{name}"),
            Id = "AGPAEXAMPLE",
            Name = name,
            Path = "/",
            CreatedAt = Start,
        };

    private static Role Role(string name) =>
        new()
        {
            Arn = Arn.Parse($"arn:aws:iam::123456789012:role/{name}"),
            Id = "AROAEXAMPLE",
            Name = name,
            Path = "/",
            CreatedAt = Start,
            TrustPolicy = new PolicyText("not JSON at all"),
            PermissionsBoundary = Arn.Parse("arn:aws:iam::aws:policy/PowerUserAccess"),
            LastUsedAt = Start,
            LastUsedRegion = "ap-northeast-2",
        };

    private static ManagedPolicy Policy(string name) =>
        new()
        {
            Arn = Arn.Parse($"arn:aws:iam::123456789012:policy/{name}"),
            Id = "ANPAEXAMPLE",
            Name = name,
            Path = "/",
            CreatedAt = Start,
            UpdatedAt = Start,
            DefaultVersionId = "v2",
            Versions =
            [
                new PolicyVersion("v2", IsDefault: true, Start, new PolicyText("""{"Version":"2012-10-17"}""")),
            ],
        };

    private static CoverageEntry Entry(CallOutcome outcome) =>
        new()
        {
            Account = Account,
            Region = "global",
            Service = "iam",
            Operation = "ListAccessKeys",
            Subject = "alice",
            Outcome = outcome,
            Sections = [SnapshotSection.AccessKeys],
            MissingPermission = outcome is CallOutcome.Denied ? "iam:ListAccessKeys" : null,
        };
}
