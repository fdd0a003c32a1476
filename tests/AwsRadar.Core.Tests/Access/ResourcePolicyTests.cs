using System.Collections.Immutable;
using AwsRadar.Core.Access;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;
using AwsRadar.Core.Tests.Differences;
using Xunit;

namespace AwsRadar.Core.Tests.Access;

/// <summary>Questions about resources whose own policies a scan has read, or could not read.</summary>
public sealed class ResourcePolicyTests
{
    private const string Account = "123456789012";
    private const string Alice = $"arn:aws:iam::{Account}:user/alice";
    private const string Bucket = "arn:aws:s3:::reports";
    private const string Key = $"arn:aws:kms:eu-central-1:{Account}:key/1f6c9b1e-7d0a-4c55-9a3e-2b8f0f6f4b10";
    private const string Queue = $"arn:aws:sqs:eu-central-1:{Account}:jobs";
    private const string Table = $"arn:aws:dynamodb:eu-central-1:{Account}:table/orders";
    private const string Endpoint = $"arn:aws:ec2:eu-central-1:{Account}:vpc-endpoint/vpce-0a1b2c3d";
    private const string FullAccess =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""";
    private const string OnlyReceiving =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:ReceiveMessage","Resource":"*"}]}""";
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html</remarks>
    [Theory]
    [InlineData(Queue, "sqs:SendMessage", Alice, Decision.Allowed)]
    [InlineData(Queue, "sqs:DeleteQueue", Alice, Decision.ImplicitlyDenied)]
    [InlineData(Bucket + "/secret/a", "s3:GetObject", Alice, Decision.ExplicitlyDenied)]
    [InlineData(Bucket + "/open/a", "s3:GetObject", Alice, Decision.Allowed)]
    [InlineData(Table + "/index/by-day", "dynamodb:Query", Alice, Decision.Allowed)]
    [InlineData(Table, "dynamodb:DeleteTable", Alice, Decision.ImplicitlyDenied)]
    [InlineData(Table + "/stream/2026", "dynamodb:GetRecords", Alice, Decision.Unknown)]
    [InlineData(Queue + "-other", "sqs:SendMessage", Alice, Decision.Unknown)]
    public void A_policy_that_was_read_decides_and_one_that_was_not_stays_unknown(
        string resource,
        string action,
        string principal,
        Decision expected
    ) => Assert.Equal(expected, Ask(Read(), principal, action, resource).Result.Decision);

    [Fact]
    public void A_resource_that_was_asked_and_has_no_policy_has_none()
    {
        var none = Read() with { ResourcePolicies = [PolicyOf(Queue, "sqs", null)] };

        Assert.Equal(Decision.ImplicitlyDenied, Ask(none, Alice, "sqs:SendMessage", Queue).Result.Decision);
    }

    /// <remarks>https://docs.aws.amazon.com/kms/latest/developerguide/grants.html</remarks>
    [Theory]
    [InlineData("kms:Decrypt", false, true, Decision.Allowed)]
    [InlineData("kms:Encrypt", false, true, Decision.ImplicitlyDenied)]
    [InlineData("kms:Decrypt", true, true, Decision.Unknown)]
    [InlineData("kms:Encrypt", false, false, Decision.Unknown)]
    public void A_grant_lets_its_grantee_use_the_key(string action, bool isConstrained, bool isRead, Decision expected)
    {
        var snapshot = Read() with
        {
            KeyGrants =
            [
                new KeyGrant
                {
                    Key = Arn.Parse(Key),
                    Region = "eu-central-1",
                    Id = "g1",
                    Grantee = Alice,
                    Operations = ["Decrypt"],
                    HasConstraints = isConstrained,
                },
            ],
            Coverage = isRead
                ? Read().Coverage
                : new Coverage([Gap("kms", "ListGrants", Key, SnapshotSection.KeyGrants)]),
        };

        Assert.Equal(expected, Ask(snapshot, Alice, action, Key).Result.Decision);
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html</remarks>
    [Theory]
    [InlineData(false, false, Decision.Allowed)]
    [InlineData(true, false, Decision.ImplicitlyDenied)]
    [InlineData(false, true, Decision.ImplicitlyDenied)]
    [InlineData(null, false, Decision.Unknown)]
    public void Block_Public_Access_closes_a_public_bucket_to_others(bool? ofAccount, bool ofBucket, Decision expected)
    {
        ImmutableArray<PublicAccessBlock> account = ofAccount is { } isRestricted
            ? [new PublicAccessBlock(null) { RestrictPublicBuckets = isRestricted }]
            : [];
        var snapshot = Read() with
        {
            PublicAccessBlocks =
            [
                .. account,
                new PublicAccessBlock(Arn.Parse(Bucket)) { RestrictPublicBuckets = ofBucket },
            ],
        };

        var answer = Ask(snapshot, "*anonymous*", "s3:GetObject", Bucket + "/open/a");

        Assert.Equal(expected, answer.Result.Decision);
    }

    /// <remarks>https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html</remarks>
    [Fact]
    public void The_policy_of_a_VPC_endpoint_lets_nobody_change_the_endpoint() =>
        Assert.Equal(
            Decision.ImplicitlyDenied,
            Ask(WithEndpoint(FullAccess), Alice, "ec2:DeleteVpcEndpoints", Endpoint).Result.Decision
        );

    /// <remarks>https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html</remarks>
    [Theory]
    [InlineData(null, Decision.Allowed, true)]
    [InlineData("vpce-0a1b2c3d", Decision.ImplicitlyDenied, false)]
    [InlineData("vpce-ffffffff", Decision.Allowed, true)]
    public void What_comes_through_a_VPC_endpoint_needs_its_leave_too(
        string? through,
        Decision expected,
        bool isAssumed
    )
    {
        var answer = new AccountAccess(WithEndpoint(OnlyReceiving)).Ask(
            new AccessQuestion
            {
                Principal = RequestPrincipal.Parse(Alice),
                Action = "sqs:SendMessage",
                Resource = Queue,
                Context = through is null
                    ? []
                    : [KeyValuePair.Create("AWS:sourceVpce", new ContextValue([through], IsMultivalued: false))],
            }
        );

        Assert.Equal(expected, answer.Result.Decision);
        Assert.Equal(isAssumed, answer.Assumed.Contains(PolicyType.VpcEndpoint));
    }

    [Fact]
    public void An_endpoint_that_lets_everything_pass_leaves_nothing_to_assume() =>
        Assert.DoesNotContain(
            PolicyType.VpcEndpoint,
            Ask(WithEndpoint(FullAccess), Alice, "sqs:SendMessage", Queue).Assumed
        );

    /// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html</remarks>
    [Theory]
    [InlineData("a1b2c3/prod/GET/open", Decision.Allowed)]
    [InlineData("a1b2c3/prod/GET/shut", Decision.ExplicitlyDenied)]
    [InlineData("a1b2c3/prod/GET/other", Decision.ImplicitlyDenied)]
    [InlineData("zzzzzz/prod/GET/open", Decision.Unknown)]
    public void The_policy_of_a_REST_API_is_about_who_calls_it(string call, Decision expected)
    {
        const string calls = $"arn:aws:execute-api:eu-central-1:{Account}:a1b2c3/prod/GET";
        var snapshot = Read() with
        {
            ResourcePolicies =
            [
                PolicyOf(
                    "arn:aws:apigateway:eu-central-1::/restapis/a1b2c3",
                    "apigateway",
                    $$"""
                    {"Version":"2012-10-17","Statement":[
                     {"Effect":"Allow","Principal":{"AWS":"{{Alice}}"},"Action":"execute-api:Invoke","Resource":"{{calls}}/open"},
                     {"Effect":"Deny","Principal":"*","Action":"execute-api:Invoke","Resource":"{{calls}}/shut"}]}
                    """
                ),
            ],
        };

        var answer = Ask(snapshot, Alice, "execute-api:Invoke", $"arn:aws:execute-api:eu-central-1:{Account}:{call}");

        Assert.Equal(expected, answer.Result.Decision);
    }

    [Fact]
    public void An_answer_that_needs_what_was_denied_names_the_permission_that_was_missing()
    {
        var snapshot = Read() with
        {
            ResourcePolicies = [],
            Coverage = new Coverage([Gap("sqs", "GetQueueAttributes", Queue, SnapshotSection.ResourcePolicies)]),
        };

        var answer = Ask(snapshot, Alice, "sqs:SendMessage", Queue);

        Assert.Equal(Decision.Unknown, answer.Result.Decision);
        Assert.Equal(["sqs:GetQueueAttributes"], answer.MissingPermissions);
        Assert.Empty(Ask(snapshot, Alice, "sqs:SendMessage", Queue + "-other").MissingPermissions);
    }

    private static AccessAnswer Ask(Snapshot snapshot, string principal, string action, string resource) =>
        new AccountAccess(snapshot).Ask(
            new AccessQuestion
            {
                Principal = RequestPrincipal.Parse(principal),
                Action = action,
                Resource = resource,
            }
        );

    private static CoverageEntry Gap(string service, string operation, string subject, SnapshotSection section) =>
        new()
        {
            Region = "eu-central-1",
            Service = service,
            Operation = operation,
            Subject = subject,
            Outcome = CallOutcome.Denied,
            Sections = [section],
            MissingPermission = $"{service}:{operation}",
        };

    private static Snapshot WithEndpoint(string policy) =>
        Read() with
        {
            ResourcePolicies = [.. Read().ResourcePolicies, PolicyOf(Endpoint, "ec2", policy)],
        };

    private static ResourcePolicy PolicyOf(string resource, string service, string? policy) =>
        new()
        {
            Resource = Arn.Parse(resource),
            Service = service,
            Region = "eu-central-1",
            Document = policy is null ? null : new PolicyText(policy),
        };

    /// <summary>A user without permissions, and resources whose policies were read.</summary>
    private static Snapshot Read() =>
        new()
        {
            Id = "1",
            Account = AccountId.Parse(Account),
            Source = SnapshotSource.Scan,
            StartedAt = Now,
            CompletedAt = Now,
            Users =
            [
                new User
                {
                    Arn = Arn.Parse(Alice),
                    Id = "AIDA1",
                    Name = "alice",
                    Path = "/",
                    CreatedAt = Now,
                },
            ],
            ResourcePolicies =
            [
                PolicyOf(
                    Bucket,
                    "s3",
                    $$"""
                    {"Version":"2012-10-17","Statement":[
                     {"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"{{Bucket}}/*"},
                     {"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"{{Bucket}}/secret/*"}]}
                    """
                ),
                PolicyOf(
                    Key,
                    "kms",
                    $$"""
                    {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Account}}:root"},"Action":"kms:*","Resource":"*"} }
                    """
                ),
                PolicyOf(
                    Queue,
                    "sqs",
                    $$"""
                    {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{Alice}}"},"Action":"sqs:SendMessage","Resource":"*"} }
                    """
                ),
                PolicyOf(
                    Table,
                    "dynamodb",
                    $$"""
                    {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{Alice}}"},"Action":"dynamodb:Query","Resource":"*"} }
                    """
                ),
            ],
            PublicAccessBlocks = [new PublicAccessBlock(null), new PublicAccessBlock(Arn.Parse(Bucket))],
            Coverage = Ledgers.Of([.. Enum.GetValues<SnapshotSection>().Select(section => Ledgers.Entry(section))]),
        };
}
