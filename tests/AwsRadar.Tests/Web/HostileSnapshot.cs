using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Tests.Web;

/// <summary>An account whose owner wants a script to run where the report is read; each text is one that AWS lets through.</summary>
internal static class HostileSnapshot
{
    public const string Path = "/<img/src=x/onerror=alert(1)>/\"'&{{7*7}}${7*7}javascript:alert(2)/";
    public const string Name = "=cmd,@SUM..+-_";
    public const string Description =
        "</script><svg onload=alert(3)><!--<script>]]>\t\r\n--><style>*{display:none}</style>";
    public const string TagKey = "‮evil⁦";
    public const string TagValue = "@SUM(1+1)​\u2028=1";

    public const string Policy =
        """{"Version":"2012-10-17","Id":"</script><script>alert(4)</script>","Statement":[{"Sid":"S1","Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::<img src=x onerror=alert(5)>","Condition":{"StringLike":{"aws:username":"\u00ad</pre><iframe srcdoc='<script>alert(6)</script>'>"}}}]}""";

    public const string BrokenPolicy = "</pre><img src=x onerror=alert(7)>";

    public const string Provider = "javascript:alert(8)//<foreignObject>";

    private static readonly DateTimeOffset Time = new(2026, 11, 23, 9, 14, 0, TimeSpan.Zero);

    public static Arn UserArn { get; } = Arn.Parse($"arn:aws:iam::123456789012:user{Path}{Name}");

    public static Snapshot Create() =>
        new()
        {
            Id = "7f3a",
            Account = AccountId.Parse("123456789012"),
            Source = SnapshotSource.Scan,
            StartedAt = Time,
            CompletedAt = Time,
            Aliases = ["<b>alias</b>"],
            Users =
            [
                new User
                {
                    Arn = UserArn,
                    Id = "AIDA<i>",
                    Name = Name,
                    Path = Path,
                    CreatedAt = Time,
                    Tags = [new Tag(TagKey, TagValue)],
                    InlinePolicies = [new InlinePolicy(Description, new PolicyText(Policy))],
                },
            ],
            Roles =
            [
                new Role
                {
                    Arn = Arn.Parse($"arn:aws:iam::123456789012:role{Path}{Name}"),
                    Id = "AROA",
                    Name = Name,
                    Path = Path,
                    CreatedAt = Time,
                    TrustPolicy = new PolicyText(BrokenPolicy),
                },
            ],
            ManagedPolicies =
            [
                new ManagedPolicy
                {
                    Arn = Arn.Parse($"arn:aws:iam::123456789012:policy{Path}{Name}"),
                    Id = "ANPA",
                    Name = Name,
                    Path = Path,
                    CreatedAt = Time,
                    UpdatedAt = Time,
                    DefaultVersionId = "v1",
                    Description = Description,
                    Versions = [new PolicyVersion("v1", IsDefault: true, Time, new PolicyText(Policy))],
                },
            ],
            IdentityProviders =
            [
                new IdentityProvider
                {
                    Arn = Arn.Parse($"arn:aws:iam::123456789012:oidc-provider/{Provider}"),
                    Kind = IdentityProviderKind.Oidc,
                    Name = Provider,
                    ClientIds = [Description],
                },
            ],
            Coverage = new Coverage(Coverage()),
        };

    private static ImmutableArray<CoverageEntry> Coverage() =>
        [
            new CoverageEntry
            {
                Region = "global",
                Service = "iam",
                Operation = "GetAccountAuthorizationDetails",
                Outcome = CallOutcome.Denied,
                Sections = [SnapshotSection.Users, SnapshotSection.Roles],
                MissingPermission = "<img src=x onerror=alert(9)>",
                Message = Description,
                RequestId = "<u>",
            },
        ];
}
