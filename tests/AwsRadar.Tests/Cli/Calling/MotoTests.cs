using System.Text.Json;
using Xunit;

namespace AwsRadar.Tests.Cli.Calling;

/// <summary>
/// Eleven services of an independent server: what <c>call</c> writes is there, and what it reads is, field by field, what the
/// AWS CLI reads.
/// </summary>
public sealed class MotoTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    [Fact]
    public async Task IAM_and_STS()
    {
        await moto.CallAsync("iam", "create-user", "--user-name", "anna", "--tags", "Key=team,Value=data");
        await moto.CallAsync("iam", "create-role", "--role-name", "runner", "--assume-role-policy-document", Trust);

        await AssertSameAsync("iam", "list-users");
        await AssertSameAsync("iam", "get-role", "--role-name", "runner");
        await AssertSameAsync("iam", "list-policies", "--scope", "AWS", "--max-items", "7", "--page-size", "3");
        await AssertSameAsync("sts", "get-caller-identity");
    }

    [Fact]
    public async Task EC2()
    {
        await moto.CallAsync("ec2", "create-vpc", "--cidr-block", "10.1.0.0/16");

        await AssertSameAsync("ec2", "describe-vpcs", "--filters", "Name=cidr,Values=10.1.0.0/16,10.2.0.0/16");
        await AssertSameAsync("ec2", "describe-images", "--max-items", "3");
    }

    [Fact]
    public async Task S3_with_keys_that_need_escapes_and_content_to_and_from_files()
    {
        const string Key = "2026/a b+c é.csv";
        var (sent, received) = (Path.Combine(moto.Home, "sent"), Path.Combine(moto.Home, "received"));
        await File.WriteAllBytesAsync(sent, [0, 1, 2, 254, 255, 10], TestContext.Current.CancellationToken);

        await moto.CallAsync("s3", "create-bucket", "--bucket", "reports");
        await moto.CallAsync(
            "s3",
            "put-object",
            "--bucket",
            "reports",
            "--key",
            Key,
            "--body",
            sent,
            "--metadata",
            "k=v"
        );
        var answer = await moto.CallAsync("s3", "get-object", "--bucket", "reports", "--key", Key, received);

        Assert.Equal(
            await File.ReadAllBytesAsync(sent, TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(received, TestContext.Current.CancellationToken)
        );
        Assert.Equal(6, JsonElement.Parse(answer).GetProperty("ContentLength").GetInt32());
        Assert.DoesNotContain("\"Body\"", answer, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(moto.Home, "*.tmp"));
        await AssertSameAsync("s3", "list-objects-v2", "--bucket", "reports");
        await AssertSameAsync("s3", "head-object", "--bucket", "reports", "--key", Key);
        await AssertSameAsync("s3", "get-bucket-acl", "--bucket", "reports");
    }

    [Fact]
    public async Task Lambda()
    {
        var role = await moto.CallAsync(
            "iam",
            "create-role",
            "--role-name",
            "lambda-runner",
            "--assume-role-policy-document",
            Trust,
            "--query",
            "Role.Arn",
            "--output",
            "text"
        );
        // The smallest zip archive: nothing but the record of its end.
        var code = Convert.ToBase64String([0x50, 0x4B, 5, 6, .. new byte[18]]);
        await moto.CallAsync(
            "lambda",
            "create-function",
            "--function-name",
            "hello",
            "--runtime",
            "python3.12",
            "--handler",
            "a.b",
            "--role",
            role.Trim(),
            "--code",
            $"ZipFile={code}",
            "--environment",
            "Variables={STAGE=test,LEVEL=3}"
        );

        await AssertSameAsync("lambda", "list-functions");
        await AssertSameAsync("lambda", "get-function-configuration", "--function-name", "hello");
    }

    [Fact]
    public async Task SQS_and_SNS()
    {
        await moto.CallAsync("sqs", "create-queue", "--queue-name", "orders", "--attributes", "DelaySeconds=5");
        await moto.CallAsync("sns", "create-topic", "--name", "orders");

        await AssertSameAsync("sqs", "list-queues");
        await AssertSameAsync("sns", "list-topics");
        await AssertSameAsync(
            "sns",
            "get-topic-attributes",
            "--topic-arn",
            "arn:aws:sns:us-east-1:123456789012:orders"
        );
    }

    [Fact]
    public async Task DynamoDB_with_binary_values_and_pages()
    {
        await moto.CallAsync(
            "dynamodb",
            "create-table",
            "--table-name",
            "t",
            "--attribute-definitions",
            "AttributeName=id,AttributeType=S",
            "--key-schema",
            "AttributeName=id,KeyType=HASH",
            "--billing-mode",
            "PAY_PER_REQUEST"
        );
        foreach (var id in (string[])["a", "b", "c"])
        {
            var item = $$$"""{"id":{"S":"{{{id}}}"},"n":{"N":"1.50"},"bytes":{"B":"AP8="},"set":{"SS":["x","y"]}}""";
            await moto.CallAsync("dynamodb", "put-item", "--table-name", "t", "--item", item);
        }

        await AssertSameAsync("dynamodb", "scan", "--table-name", "t");
        await AssertSameAsync("dynamodb", "scan", "--table-name", "t", "--page-size", "1", "--max-items", "2");
        await AssertSameAsync("dynamodb", "describe-table", "--table-name", "t");
    }

    [Fact]
    public async Task KMS_with_blobs_in_base64()
    {
        var key = await moto.CallAsync("kms", "create-key", "--query", "KeyMetadata.KeyId", "--output", "text");
        string[] which = ["--key-id", key.Trim()];

        var cipher = await moto.CallAsync([
            "kms",
            "encrypt",
            .. which,
            "--plaintext",
            "aGVsbG8=",
            "--query",
            "CiphertextBlob",
            "--output",
            "text",
        ]);
        var plain = await moto.CallAsync(
            "kms",
            "decrypt",
            "--ciphertext-blob",
            cipher.Trim(),
            "--query",
            "Plaintext",
            "--output",
            "text"
        );

        Assert.Equal("aGVsbG8=", plain.Trim());
        await AssertSameAsync(["kms", "describe-key", .. which]);
        await AssertSameAsync("kms", "list-keys");
    }

    [Fact]
    public async Task Organizations()
    {
        await moto.CallAsync("organizations", "create-organization", "--feature-set", "ALL");

        await AssertSameAsync("organizations", "list-roots");
        await AssertSameAsync("organizations", "list-accounts");
        await AssertSameAsync("organizations", "list-policies", "--filter", "SERVICE_CONTROL_POLICY");
    }

    [Fact]
    public async Task CloudFormation()
    {
        await moto.CallAsync(
            "cloudformation",
            "create-stack",
            "--stack-name",
            "s",
            "--template-body",
            """{"Resources":{"Q":{"Type":"AWS::SQS::Queue"}}}""",
            "--tags",
            "Key=a,Value=b"
        );

        await AssertSameAsync("cloudformation", "describe-stacks");
        await AssertSameAsync("cloudformation", "get-template", "--stack-name", "s");
    }

    private async Task AssertSameAsync(params string[] arguments)
    {
        var theirs = moto.AwsAsync(arguments);
        var ours = await moto.CallAsync([.. arguments, "--output", "json"]);
        Assert.Equal(await theirs, ours);
    }
}
