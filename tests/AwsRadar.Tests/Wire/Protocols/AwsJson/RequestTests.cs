using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols.AwsJson;

/// <summary>Each case of a request names the trait of https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html that it shows.</summary>
public sealed class RequestTests
{
    [Theory]
    [InlineData(
        "awsJson1_0",
        "dynamodb",
        "GetItem",
        """{"TableName":"t","Key":{"id":{"S":"1"}}}""",
        """{"TableName":"t","Key":{"id":{"S":"1"}}}"""
    )]
    [InlineData("no input", "organizations", "DescribeOrganization", "{}", "{}")]
    [InlineData(
        "blob",
        "kms",
        "Encrypt",
        """{"KeyId":"k","Plaintext":"aGk="}""",
        """{"KeyId":"k","Plaintext":"aGk="}"""
    )]
    [InlineData(
        "timestamp in epoch seconds",
        "cloudtrail",
        "LookupEvents",
        """{"StartTime":"2026-11-23T21:15:00+09:00","EndTime":"2026-11-23T21:15:00.5Z"}""",
        """{"StartTime":1795436100,"EndTime":1795468500.5}"""
    )]
    [InlineData(
        "union",
        "dynamodb",
        "PutItem",
        """{"TableName":"t","Item":{"a":{"L":[{"NULL":true},{"N":"1"}]},"b":{"M":{}}}}""",
        """{"TableName":"t","Item":{"a":{"L":[{"NULL":true},{"N":"1"}]},"b":{"M":{}}}}"""
    )]
    [InlineData(
        "document",
        "cognito-idp",
        "CreateManagedLoginBranding",
        """{"UserPoolId":"u","ClientId":"c","Settings":{"a":[1,null,{"b":1.50}]}}""",
        """{"UserPoolId":"u","ClientId":"c","Settings":{"a":[1,null,{"b":1.50}]}}"""
    )]
    [InlineData(
        "text of every kind",
        "kms",
        "CreateAlias",
        """{"AliasName":"\"\\\u0001\u2028 한 🦊 <&>","TargetKeyId":""}""",
        """{"AliasName":"\"\\\u0001\u2028 한 🦊 <&>","TargetKeyId":""}"""
    )]
    public void A_body_is_written_as_AWS_writes_it(
        string trait,
        string service,
        string operation,
        string input,
        string body
    )
    {
        var request = Write(service, operation, input).Value;

        Assert.True(
            JsonElement.DeepEquals(JsonElement.Parse(body), JsonElement.Parse(request.Body.Span)),
            $"{trait}: {Encoding.UTF8.GetString(request.Body.Span)}"
        );
    }

    [Fact]
    public void The_operation_stands_in_a_header_and_the_version_in_the_content_type()
    {
        var request = Write("dynamodb", "ListTables", "{}").Value;

        Assert.Equal(("POST", "/", ""), (request.Method, request.RawPath, request.RawQuery));
        Assert.Equal("DynamoDB_20120810.ListTables", request.Headers["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.0", request.Headers["Content-Type"]);
        Assert.False(request.Headers.Contains("x-amzn-query-mode"));
    }

    [Fact]
    public void A_service_that_once_spoke_awsQuery_is_asked_for_its_old_error_codes() =>
        Assert.Equal("true", Write("sqs", "ListQueues", "{}").Value.Headers["x-amzn-query-mode"]);

    [Theory]
    [InlineData("stepfunctions", "StartSyncExecution", """{"stateMachineArn":"a"}""", "sync-")]
    [InlineData("stepfunctions", "ListStateMachines", "{}", null)]
    public void An_operation_can_have_a_host_of_its_own(
        string service,
        string operation,
        string input,
        string? prefix
    ) => Assert.Equal(prefix, Write(service, operation, input).Value.HostPrefix);

    [Fact]
    public void A_token_that_the_caller_left_out_is_filled_in_once()
    {
        var operation = Operation("ec2", "RunInstances");
        var input = JsonElement.Parse("""{"MinCount":1}""");

        var filled = IdempotencyTokens.Fill(operation, input, () => "token-1");
        var again = IdempotencyTokens.Fill(operation, filled, () => "token-2");

        Assert.Equal("""{"MinCount":1,"ClientToken":"token-1"}""", filled.GetRawText());
        Assert.Equal(filled.GetRawText(), again.GetRawText());
    }

    [Theory]
    [InlineData("kms", "Encrypt", "{}", "`KeyId` is required. `Plaintext` is required.")]
    [InlineData(
        "kms",
        "Encrypt",
        """{"KeyId":"k","Plaintext":"?"}""",
        "`Plaintext` must be a string in base64, not a string."
    )]
    [InlineData("kms", "ListKeys", """{"Limit":"5"}""", "`Limit` must be a whole number of 32 bits, not a string.")]
    [InlineData("kms", "ListKeys", """{"Max":5}""", "`Max` is not a parameter here: known are `Limit`, `Marker`.")]
    [InlineData("cleanroomsml", "CreateTrainedModel", "[]", "The parameters must be a JSON object, not a list.")]
    public void A_parameter_that_does_not_fit_is_named_before_anything_is_sent(
        string service,
        string operation,
        string input,
        string message
    ) => Assert.Equal((WireErrorKind.Parameters, message), Failure(Write(service, operation, input).Error!));

    [Theory]
    [InlineData("no content type", null, "DynamoDB_20120810.ListTables", "{}", "SerializationException")]
    [InlineData("a form of a web page", "text/plain", "DynamoDB_20120810.ListTables", "{}", "SerializationException")]
    [InlineData("no target", "application/x-amz-json-1.0", null, "{}", "UnknownOperationException")]
    [InlineData(
        "another service",
        "application/x-amz-json-1.0",
        "Kinesis.ListTables",
        "{}",
        "UnknownOperationException"
    )]
    [InlineData(
        "the AWS CLI's spelling",
        "application/x-amz-json-1.0",
        "DynamoDB_20120810.list-tables",
        "{}",
        "UnknownOperationException"
    )]
    [InlineData("no JSON", "application/x-amz-json-1.0", "DynamoDB_20120810.ListTables", "{", "SerializationException")]
    [InlineData("a list", "application/x-amz-json-1.0", "DynamoDB_20120810.ListTables", "[]", "SerializationException")]
    [InlineData(
        "a property twice",
        "application/x-amz-json-1.0",
        "DynamoDB_20120810.ListTables",
        """{"Limit":1,"Limit":2}""",
        "SerializationException"
    )]
    [InlineData(
        "text for a number",
        "application/x-amz-json-1.0",
        "DynamoDB_20120810.ListTables",
        """{"Limit":"1"}""",
        "SerializationException"
    )]
    [InlineData(
        "half a character",
        "application/x-amz-json-1.0",
        "DynamoDB_20120810.ListTables",
        """{"ExclusiveStartTableName":"\ud800"}""",
        "SerializationException"
    )]
    public void A_malformed_request_has_AWSs_code(
        string what,
        string? contentType,
        string? target,
        string body,
        string code
    )
    {
        var error = Read(contentType, target, Encoding.UTF8.GetBytes(body)).Error;

        Assert.True(error is { Kind: WireErrorKind.Service, Status: 400 } && error.Code == code, $"{what}: {error}");
    }

    [Fact]
    public void A_body_nested_without_end_is_refused()
    {
        var body = "{\"ExclusiveStartTableName\":" + new string('[', 100_000);

        Assert.Equal("SerializationException", ReadListTables(Encoding.UTF8.GetBytes(body)).Error!.Code);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.Equal("SerializationException", ReadListTables([(byte)'{', 0xC3, 0x28, (byte)'}']).Error!.Code);

    [Fact]
    public void A_place_in_a_request_is_named()
    {
        var body = """{"TransactItems":[{"Get":{"TableName":"t","Key":{"id":{"S":5}}}}]}"""u8;

        var error = Read("application/x-amz-json-1.0", "DynamoDB_20120810.TransactGetItems", body.ToArray()).Error!;

        Assert.Equal(
            "The body of the request does not fit: `TransactItems[0].Get.Key.id.S` must be a string, not the number 5.",
            error.Message
        );
    }

    private static WireResult<WireCall> ReadListTables(byte[] body) =>
        Read("application/x-amz-json-1.0", "DynamoDB_20120810.ListTables", body);

    private static WireResult<WireCall> Read(string? contentType, string? target, byte[] body)
    {
        var headers = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Content-Type"] = contentType,
            ["X-Amz-Target"] = target,
        };
        var request = new WireRequest
        {
            Method = "POST",
            RawPath = "/",
            Headers = new WireHeaders(
                headers.Where(each => each.Value is not null).Select(each => KeyValuePair.Create(each.Key, each.Value!))
            ),
            Body = body,
        };
        return AwsJson.ReadRequest(Open("dynamodb"), request);
    }

    private static WireResult<WireRequest> Write(string service, string operation, string input) =>
        AwsJson.WriteRequest(Open(service), Operation(service, operation), JsonElement.Parse(input));

    private static (WireErrorKind, string) Failure(WireError error) => (error.Kind, error.Message);

    private static IProtocol AwsJson =>
        ProtocolTable.TryGet(ServiceProtocol.AwsJson, out var protocol)
            ? protocol
            : throw new InvalidOperationException("awsJson");

    private static OperationModel Operation(string service, string name) =>
        Open(service).TryGetOperation(name, out var operation) ? operation : throw new InvalidOperationException(name);

    private static ServiceModel Open(string name) =>
        ServiceCatalog.TryOpen(name, out var service) ? service : throw new InvalidOperationException(name);
}
