using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Lab.Fixtures;

/// <summary>A bucket and a queue whose policies deny everybody: the account's root user gets in, and by <c>AssumeRoot</c> its organization.</summary>
public sealed class RootUnlockTests : IAsyncLifetime
{
    private const string DenyAll =
        """{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}""";

    private readonly FixtureFolder _folder = new FixtureFolder()
        .With("s3/ListBuckets.json", """{"Buckets":[{"Name":"locked"}]}""")
        .With("s3/ListObjectsV2.json", """{"Contents":[]}""")
        .With("s3/GetBucketPolicy.json", $$$"""{"Policy":"{{{DenyAll}}}"}""")
        .With("s3/DeleteBucketPolicy.json", "{}")
        .With("sqs/ListQueues.json", """{"QueueUrls":["https://sqs.${Region}.${DnsSuffix}/${AccountId}/locked"]}""")
        .With("sqs/ReceiveMessage.json", "{}")
        .With("sqs/SetQueueAttributes.json", "{}")
        .With(
            "sqs/GetQueueAttributes.json",
            $$$$"""[{"input":{"QueueUrl":"https://sqs.${Region}.${DnsSuffix}/${AccountId}/locked"},"output":{"Attributes":{"Policy":"{{{{DenyAll}}}}"}}}]"""
        );
    private LabServer? _lab;

    private LabClient Root => new(_lab!.Endpoint, _lab.RootCredentials);

    public async ValueTask InitializeAsync() => _lab = await _folder.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _lab!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_root_user_reads_and_removes_a_policy_that_denies_everybody_and_nothing_else()
    {
        var admin = new LabClient(_lab!.Endpoint, await Root.CreateUserAsync("admin", LabFixture.Allow("*")));

        await Root.Of("s3").CallAsync("GetBucketPolicy", Bucket());
        await Root.Of("s3").CallAsync("DeleteBucketPolicy", Bucket());
        await Root.Of("sqs").CallAsync("SetQueueAttributes", Queue("123456789012", isChange: true));
        var listed = await Root.Of("s3").FailAsync("ListObjectsV2", Bucket());
        var received = await Root.Of("sqs").FailAsync("ReceiveMessage", Queue("123456789012"));
        var others = await admin.Of("s3").FailAsync("DeleteBucketPolicy", Bucket());

        Assert.Contains("with an explicit deny in a resource-based policy", listed.Message, StringComparison.Ordinal);
        Assert.Contains("with an explicit deny in a resource-based policy", received.Message, StringComparison.Ordinal);
        Assert.Contains("with an explicit deny in a resource-based policy", others.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organization_unlocks_the_bucket_and_the_queue_of_a_member_each_by_its_own_task()
    {
        var admin = new LabClient(_lab!.Endpoint, await Root.CreateUserAsync("admin", LabFixture.Allow("*")));
        var member = await PrepareAsync(admin);
        var s3 = await AssumeAsync(admin, member, "S3UnlockBucketPolicy");
        var sqs = await AssumeAsync(admin, member, "SQSUnlockQueuePolicy");

        await s3.Of("s3").CallAsync("ListBuckets");
        await s3.Of("s3").CallAsync("GetBucketPolicy", Bucket());
        await s3.Of("s3").CallAsync("DeleteBucketPolicy", Bucket());
        await sqs.Of("sqs").CallAsync("GetQueueAttributes", Queue(member));
        await sqs.Of("sqs").CallAsync("SetQueueAttributes", Queue(member, isChange: true));
        WireError[] refused =
        [
            await s3.Of("s3").FailAsync("ListObjectsV2", Bucket()),
            await s3.Of("sqs").FailAsync("SetQueueAttributes", Queue(member, isChange: true)),
            await sqs.Of("s3").FailAsync("DeleteBucketPolicy", Bucket()),
            await sqs.FailAsync("ListUsers"),
        ];

        Assert.All(refused, error => Assert.StartsWith("AccessDenied", error.Code, StringComparison.Ordinal));
        Assert.Contains(
            "with an explicit deny in a session policy: arn:aws:iam::aws:policy/root-task/SQSUnlockQueuePolicy",
            refused[2].Message,
            StringComparison.Ordinal
        );
    }

    private static async Task<string> PrepareAsync(LabClient admin)
    {
        var organizations = admin.Of("organizations");
        await organizations.CallAsync("CreateOrganization");
        await organizations.CallAsync(
            "EnableAWSServiceAccess",
            new JsonObject { ["ServicePrincipal"] = "iam.amazonaws.com" }
        );
        await admin.CallAsync("EnableOrganizationsRootSessions");
        var made = await organizations.CallAsync(
            "CreateAccount",
            new JsonObject { ["AccountName"] = "member", ["Email"] = "member@example.org" }
        );
        var status = await organizations.CallAsync(
            "DescribeCreateAccountStatus",
            new JsonObject
            {
                ["CreateAccountRequestId"] = made.GetProperty("CreateAccountStatus").GetProperty("Id").GetString(),
            }
        );
        return status.GetProperty("CreateAccountStatus").GetProperty("AccountId").GetString()!;
    }

    private async Task<LabClient> AssumeAsync(LabClient admin, string member, string task)
    {
        var answer = await admin.Sts.CallAsync(
            "AssumeRoot",
            new JsonObject
            {
                ["TargetPrincipal"] = member,
                ["TaskPolicyArn"] = new JsonObject { ["arn"] = $"arn:aws:iam::aws:policy/root-task/{task}" },
            }
        );
        var credentials = answer.GetProperty("Credentials");
        string Text(string name) => credentials.GetProperty(name).GetString()!;
        return new LabClient(
            _lab!.Endpoint,
            new LabCredentials(Text("AccessKeyId"), Text("SecretAccessKey")),
            Text("SessionToken")
        );
    }

    private static JsonObject Bucket() => new() { ["Bucket"] = "locked" };

    private static JsonObject Queue(string account, bool isChange = false)
    {
        var input = new JsonObject { ["QueueUrl"] = $"https://sqs.us-east-1.amazonaws.com/{account}/locked" };
        if (isChange)
        {
            input["Attributes"] = new JsonObject { ["Policy"] = "" };
        }

        return input;
    }
}
