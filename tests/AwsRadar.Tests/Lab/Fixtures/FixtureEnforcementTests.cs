using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Lab.Fixtures;

/// <summary>What fixtures answer is permitted or denied as by AWS: identity policies, tags, keys, and the resources' own policies.</summary>
public sealed class FixtureEnforcementTests : IAsyncLifetime
{
    private const string Account = "123456789012";
    private const string Key = "1234abcd-12ab-34cd-56ef-1234567890ab";

    private readonly FixtureFolder _folder = new();
    private LabServer? _lab;

    private LabServer Lab => _lab!;

    private LabClient Root => new(Lab.Endpoint, Lab.RootCredentials);

    public async ValueTask InitializeAsync()
    {
        _folder
            .With("ec2/DescribeInstances.json", """{"Reservations":[]}""")
            .With("eks/DescribeCluster.json", """{"cluster":{"name":"prod"}}""")
            .With("eks/ListClusters.json", """{"clusters":["prod"]}""")
            .With("dynamodb/DescribeTable.json", """{"Table":{"TableName":"orders"}}""")
            .With("rds/DescribeDBInstances.json", """{"DBInstances":[{"DBInstanceIdentifier":"db1"}]}""")
            .With("route53/ListHostedZones.json", """{"HostedZones":[]}""")
            .With("apigateway/GetRestApi.json", """{"id":"a1b2c3"}""")
            .With("ecs/DescribeServices.json", """{"services":[]}""")
            .With("logs/DescribeLogStreams.json", """{"logStreams":[]}""")
            .With("glue/GetTable.json", """{"Table":{"Name":"t"}}""")
            .With("s3/ListBuckets.json", """{"Buckets":[{"Name":"open"},{"Name":"closed"},{"Name":"tagged"}]}""")
            .With("s3/ListObjectsV2.json", """{"Contents":[]}""")
            .With(
                "s3/GetBucketTagging.json",
                """[{"input":{"Bucket":"tagged"},"output":{"TagSet":[{"Key":"team","Value":"red"}]}}]"""
            )
            .With(
                "s3/GetBucketPolicy.json",
                $$$$"""
                [
                  {"input":{"Bucket":"open"},"output":{"Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:ListBucket\",\"Resource\":\"arn:aws:s3:::open\"}]}"}},
                  {"input":{"Bucket":"closed"},"output":{"Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::closed\",\"Condition\":{\"StringNotEquals\":{\"aws:PrincipalArn\":\"arn:aws:iam::{{{{Account}}}}:user/keeper\"}}}]}"}},
                  {"error":{"code":"NoSuchBucketPolicy","message":"The bucket policy does not exist","status":404}}
                ]
                """
            )
            .With(
                "secretsmanager/ListSecrets.json",
                """{"SecretList":[{"ARN":"arn:aws:secretsmanager:${Region}:${AccountId}:secret:db/main-AbCdEf","Name":"db/main","Tags":[{"Key":"team","Value":"red"}]}]}"""
            )
            .With("secretsmanager/DescribeSecret.json", """{"Name":"db/main"}""")
            .With(
                "secretsmanager/GetResourcePolicy.json",
                """[{"input":{"SecretId":"db/main"},"output":{"Name":"db/main"}}]"""
            )
            .With("kms/ListAliases.json", $$"""{"Aliases":[{"AliasName":"alias/app","TargetKeyId":"{{Key}}"}]}""")
            .With(
                "kms/DescribeKey.json",
                $$$$"""[{"input":{"KeyId":"{{{{Key}}}}"},"output":{"KeyMetadata":{"KeyId":"{{{{Key}}}}"}}},{"output":{"KeyMetadata":{"KeyId":"other"}}}]"""
            )
            .With(
                "kms/GetKeyPolicy.json",
                $$$$"""[{"input":{"KeyId":"{{{{Key}}}}"},"output":{"Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::${AccountId}:user/keeper\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}"}}]"""
            )
            .With("sqs/ListQueues.json", """{"QueueUrls":["https://sqs.${Region}.${DnsSuffix}/${AccountId}/orders"]}""")
            .With(
                "sqs/GetQueueAttributes.json",
                """[{"input":{"QueueUrl":"https://sqs.${Region}.${DnsSuffix}/${AccountId}/orders"},"output":{"Attributes":{"QueueArn":"arn:aws:sqs:${Region}:${AccountId}:orders","Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::${AccountId}:user/reader\"},\"Action\":\"sqs:GetQueueAttributes\",\"Resource\":\"*\"}]}"}}}]"""
            );
        _lab = await _folder.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Lab.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("ec2", "DescribeInstances", "{}", "UnauthorizedOperation", 403, "ec2:DescribeInstances", null)]
    [InlineData("s3", "ListBuckets", "{}", "AccessDenied", 403, "s3:ListAllMyBuckets", null)]
    [InlineData(
        "s3",
        "ListObjectsV2",
        """{"Bucket":"tagged"}""",
        "AccessDenied",
        403,
        "s3:ListBucket",
        "\"arn:aws:s3:::tagged\""
    )]
    [InlineData(
        "eks",
        "DescribeCluster",
        """{"name":"prod"}""",
        "AccessDeniedException",
        403,
        "eks:DescribeCluster",
        "arn:aws:eks:eu-west-1:123456789012:cluster/prod"
    )]
    [InlineData("eks", "ListClusters", "{}", "AccessDeniedException", 403, "eks:ListClusters", "*")]
    [InlineData(
        "dynamodb",
        "DescribeTable",
        """{"TableName":"orders"}""",
        "AccessDeniedException",
        400,
        "dynamodb:DescribeTable",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/orders"
    )]
    [InlineData(
        "rds",
        "DescribeDBInstances",
        "{}",
        "AccessDenied",
        403,
        "rds:DescribeDBInstances",
        "arn:aws:rds:eu-west-1:123456789012:db:*"
    )]
    [InlineData(
        "rds",
        "DescribeDBInstances",
        """{"DBInstanceIdentifier":"db1"}""",
        "AccessDenied",
        403,
        "rds:DescribeDBInstances",
        "arn:aws:rds:eu-west-1:123456789012:db:db1"
    )]
    [InlineData("route53", "ListHostedZones", "{}", "AccessDenied", 403, "route53:ListHostedZones", "*")]
    [InlineData(
        "apigateway",
        "GetRestApi",
        """{"restApiId":"a1b2c3"}""",
        "AccessDeniedException",
        403,
        "apigateway:GET",
        "arn:aws:apigateway:eu-west-1::/restapis/a1b2c3"
    )]
    [InlineData(
        "ecs",
        "DescribeServices",
        """{"cluster":"prod","services":["web"]}""",
        "AccessDeniedException",
        400,
        "ecs:DescribeServices",
        "arn:aws:ecs:eu-west-1:123456789012:service/prod/web"
    )]
    [InlineData(
        "logs",
        "DescribeLogStreams",
        """{"logGroupName":"/aws/lambda/f"}""",
        "AccessDeniedException",
        400,
        "logs:DescribeLogStreams",
        "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/f"
    )]
    [InlineData(
        "glue",
        "GetTable",
        """{"DatabaseName":"d","Name":"t"}""",
        "AccessDeniedException",
        400,
        "glue:GetTable",
        "arn:aws:glue:eu-west-1:123456789012:catalog"
    )]
    [InlineData(
        "secretsmanager",
        "DescribeSecret",
        """{"SecretId":"db/main"}""",
        "AccessDeniedException",
        400,
        "secretsmanager:DescribeSecret",
        "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db/main-AbCdEf"
    )]
    [InlineData(
        "sqs",
        "GetQueueAttributes",
        """{"QueueUrl":"https://sqs.eu-west-1.amazonaws.com/123456789012/orders"}""",
        "AccessDenied",
        403,
        "sqs:GetQueueAttributes",
        "arn:aws:sqs:eu-west-1:123456789012:orders"
    )]
    [InlineData(
        "kms",
        "DescribeKey",
        """{"KeyId":"alias/other"}""",
        "AccessDeniedException",
        400,
        "kms:DescribeKey",
        "arn:aws:kms:eu-west-1:123456789012:key/alias/other"
    )]
    public async Task Without_a_permission_the_denial_has_the_services_code_and_names_action_and_resource(
        string service,
        string operation,
        string input,
        string code,
        int status,
        string action,
        string? resource
    )
    {
        var user = await UserAsync("nobody", policy: null);

        var error = await FailAsync(user, service, operation, input);

        var on = resource is null ? "" : $" on resource: {resource}";
        Assert.Equal((code, status), (error.Code, error.Status));
        Assert.Contains(
            $"User: arn:aws:iam::{Account}:user/nobody is not authorized to perform: {action}{on} "
                + $"because no identity-based policy allows the {action} action",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_permission_on_one_resource_does_not_reach_another()
    {
        var user = await UserAsync(
            "one-cluster",
            Allow("eks:DescribeCluster", "arn:aws:eks:eu-west-1:123456789012:cluster/prod")
        );

        Assert.Null((await TryAsync(user, "eks", "DescribeCluster", """{"name":"prod"}""")).Error);
        Assert.NotNull((await TryAsync(user, "eks", "DescribeCluster", """{"name":"dev"}""")).Error);
        Assert.NotNull((await TryAsync(user, "eks", "ListClusters", "{}")).Error);
    }

    [Fact]
    public async Task Everything_that_an_action_needs_must_be_allowed()
    {
        var table = await UserAsync("table-only", Allow("glue:GetTable", "arn:aws:glue:*:*:table/d/t"));
        var all = await UserAsync(
            "all-levels",
            Allow(
                "glue:GetTable",
                "arn:aws:glue:*:*:table/d/t",
                "arn:aws:glue:*:*:database/d",
                "arn:aws:glue:*:*:catalog"
            )
        );

        Assert.NotNull((await TryAsync(table, "glue", "GetTable", """{"DatabaseName":"d","Name":"t"}""")).Error);
        Assert.Null((await TryAsync(all, "glue", "GetTable", """{"DatabaseName":"d","Name":"t"}""")).Error);
    }

    [Theory]
    [InlineData("aws:ResourceTag/team", "red", true)]
    [InlineData("aws:ResourceTag/team", "blue", false)]
    [InlineData("secretsmanager:ResourceTag/team", "red", true)]
    [InlineData("aws:ResourceAccount", Account, true)]
    [InlineData("aws:ResourceAccount", "111122223333", false)]
    [InlineData("aws:RequestedRegion", "eu-west-1", true)]
    [InlineData("aws:PrincipalAccount", Account, true)]
    public async Task A_condition_on_what_the_fixtures_tell_decides(string key, string value, bool isAllowed)
    {
        var user = await UserAsync("conditional", AllowIf("secretsmanager:DescribeSecret", key, value));

        var reply = await TryAsync(user, "secretsmanager", "DescribeSecret", """{"SecretId":"db/main"}""");

        Assert.Equal(isAllowed, reply.Error is null);
    }

    [Theory]
    [InlineData("""{"Bucket":"tagged","Prefix":"home/"}""", true)]
    [InlineData("""{"Bucket":"tagged","Prefix":"else/"}""", false)]
    [InlineData("""{"Bucket":"tagged"}""", false)]
    public async Task A_condition_on_a_member_of_the_input_decides(string input, bool isAllowed)
    {
        var user = await UserAsync("prefixed", AllowIf("s3:ListBucket", "s3:prefix", "home/"));

        Assert.Equal(isAllowed, (await TryAsync(user, "s3", "ListObjectsV2", input)).Error is null);
    }

    [Fact]
    public async Task Tags_of_a_bucket_come_from_its_own_fixture()
    {
        var user = await UserAsync("tagged", AllowIf("s3:ListBucket", "aws:ResourceTag/team", "red"));

        Assert.Null((await TryAsync(user, "s3", "ListObjectsV2", """{"Bucket":"tagged"}""")).Error);
        Assert.NotNull((await TryAsync(user, "s3", "ListObjectsV2", """{"Bucket":"other"}""")).Error);
    }

    [Fact]
    public async Task A_bucket_policy_alone_lets_the_own_account_in()
    {
        var user = await UserAsync("stranger", policy: null);

        Assert.Null((await TryAsync(user, "s3", "ListObjectsV2", """{"Bucket":"open"}""")).Error);
        Assert.NotNull((await TryAsync(user, "s3", "ListObjectsV2", """{"Bucket":"tagged"}""")).Error);
    }

    [Fact]
    public async Task A_bucket_policy_that_denies_keeps_out_the_administrator_and_the_root_user()
    {
        var keeper = await UserAsync("keeper", Allow("s3:*", "*"));
        var other = await UserAsync("other", Allow("s3:*", "*"));

        Assert.Null((await TryAsync(keeper, "s3", "ListObjectsV2", """{"Bucket":"closed"}""")).Error);
        foreach (var credentials in new[] { other, Lab.RootCredentials })
        {
            var error = await FailAsync(credentials, "s3", "ListObjectsV2", """{"Bucket":"closed"}""");
            Assert.EndsWith(
                " with an explicit deny in a resource-based policy",
                error.Message,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_key_is_its_policys_alone_and_another_keys_policy_leaves_it_to_the_account()
    {
        var keeper = await UserAsync("keeper", policy: null);
        var administrator = await UserAsync("administrator", Allow("*", "*"));
        var nobody = await UserAsync("nobody", policy: null);
        var own = $$"""{"KeyId":"{{Key}}"}""";
        var other = """{"KeyId":"00000000-12ab-34cd-56ef-1234567890ab"}""";

        Assert.Null((await TryAsync(keeper, "kms", "DescribeKey", own)).Error);
        Assert.Null((await TryAsync(keeper, "kms", "DescribeKey", """{"KeyId":"alias/app"}""")).Error);
        var denied = await FailAsync(administrator, "kms", "DescribeKey", own);
        Assert.EndsWith(
            "because no resource-based policy allows the kms:DescribeKey action",
            denied.Message,
            StringComparison.Ordinal
        );
        Assert.Null((await TryAsync(administrator, "kms", "DescribeKey", other)).Error);
        Assert.NotNull((await TryAsync(nobody, "kms", "DescribeKey", other)).Error);
    }

    [Fact]
    public async Task A_queues_policy_lets_in_whom_it_names()
    {
        var reader = await UserAsync("reader", policy: null);
        var input = """{"QueueUrl":"https://sqs.eu-west-1.amazonaws.com/123456789012/orders"}""";

        Assert.Null((await TryAsync(reader, "sqs", "GetQueueAttributes", input)).Error);
    }

    [Fact]
    public async Task A_resource_of_another_account_needs_that_accounts_permission()
    {
        var administrator = await UserAsync("administrator", Allow("*", "*"));

        var error = await FailAsync(
            administrator,
            "kms",
            "DescribeKey",
            """{"KeyId":"arn:aws:kms:eu-west-1:210987654321:key/1234abcd-12ab-34cd-56ef-1234567890ab"}"""
        );

        Assert.EndsWith(
            "because no resource-based policy allows the kms:DescribeKey action",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_dry_run_of_EC2_tells_who_may()
    {
        var may = await UserAsync("may", Allow("ec2:DescribeInstances", "*"));
        var mayNot = await UserAsync("may-not", policy: null);

        Assert.Equal(
            ("DryRunOperation", 412),
            Of(await FailAsync(may, "ec2", "DescribeInstances", """{"DryRun":true}"""))
        );
        Assert.Equal(
            ("UnauthorizedOperation", 403),
            Of(await FailAsync(mayNot, "ec2", "DescribeInstances", """{"DryRun":true}"""))
        );

        static (string, int) Of(WireError error) => (error.Code, error.Status);
    }

    [Theory]
    [InlineData("ec2", "DescribeInstances", "AuthFailure", 401)]
    [InlineData("s3", "ListBuckets", "InvalidAccessKeyId", 403)]
    [InlineData("eks", "ListClusters", "UnrecognizedClientException", 403)]
    [InlineData("dynamodb", "ListTables", "UnrecognizedClientException", 400)]
    [InlineData("rds", "DescribeDBInstances", "InvalidClientTokenId", 403)]
    [InlineData("route53", "ListHostedZones", "InvalidClientTokenId", 403)]
    public async Task A_key_that_does_not_exist_has_the_services_own_code(
        string service,
        string operation,
        string code,
        int status
    )
    {
        var unknown = new LabCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

        var error = await FailAsync(unknown, service, operation, "{}");

        Assert.Equal((code, status), (error.Code, error.Status));
    }

    private async Task<LabCredentials> UserAsync(string name, string? policy) =>
        await Root.CreateUserAsync(name, policy);

    private Task<WireResult<WireReply>> TryAsync(LabCredentials who, string service, string operation, string input) =>
        ClientOf(who, service).TryAsync(operation, JsonNode.Parse(input)!.AsObject());

    private Task<WireError> FailAsync(LabCredentials who, string service, string operation, string input) =>
        ClientOf(who, service).FailAsync(operation, JsonNode.Parse(input)!.AsObject());

    private LabClient ClientOf(LabCredentials who, string service) =>
        new(Lab.Endpoint, who) { Service = service, Region = "eu-west-1" };

    private static string Allow(string action, params string[] resources) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":["{{string.Join("\",\"", resources)}}"]}]}""";

    private static string AllowIf(string action, string key, string value) =>
        $$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{{{action}}}}","Resource":"*","Condition":{"StringEquals":{"{{{{key}}}}":"{{{{value}}}}"}}}]}""";
}
