using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols.AwsJson;

public sealed class ResponseTests
{
    [Theory]
    [InlineData(
        "timestamp in epoch seconds",
        "kms",
        "DescribeKey",
        """{"KeyMetadata":{"KeyId":"k","CreationDate":1.7954685005E9}}""",
        """{"KeyMetadata":{"KeyId":"k","CreationDate":"2026-11-23T21:15:00.500000+00:00"}}"""
    )]
    [InlineData("null is absent", "kms", "ListKeys", """{"Keys":[],"NextMarker":null}""", """{"Keys":[]}""")]
    [InlineData("members of tomorrow", "kms", "ListKeys", """{"Keys":[],"New":{"a":[]}}""", """{"Keys":[]}""")]
    [InlineData(
        "the model's order",
        "kms",
        "ListKeys",
        """{"Truncated":true,"Keys":[{"KeyArn":"a","KeyId":"k"}],"NextMarker":"n"}""",
        """{"Keys":[{"KeyId":"k","KeyArn":"a"}],"NextMarker":"n","Truncated":true}"""
    )]
    [InlineData(
        "near misses",
        "kms",
        "ListKeys",
        """{"Truncated":"true","NextMarker":5}""",
        """{"NextMarker":"5","Truncated":true}"""
    )]
    [InlineData(
        "the number 1.0",
        "dynamodb",
        "Scan",
        """{"Count":1.0,"ScannedCount":2e1}""",
        """{"Count":1,"ScannedCount":20}"""
    )]
    [InlineData("null as a whole", "dynamodb", "DeleteItem", "null", "{}")]
    public void A_body_is_read_in_the_AWS_CLIs_shape(
        string trait,
        string service,
        string operation,
        string body,
        string output
    ) => Assert.Equal((trait, output), (trait, Read(service, operation, body).Value.Output.GetRawText()));

    [Theory]
    [InlineData("a captive portal", "<html>Log in</html>")]
    [InlineData("nothing", "")]
    [InlineData("cut off", """{"Keys":[{"KeyId":""")]
    [InlineData("a list", "[]")]
    [InlineData("two values", "{}{}")]
    [InlineData("a list as an object", """{"Keys":{}}""")]
    [InlineData("a structure as text", """{"Keys":["k"]}""")]
    [InlineData("a property twice", """{"Truncated":true,"Truncated":false}""")]
    [InlineData("half a character", """{"NextMarker":"\udc00"}""")]
    [InlineData("half a name twice", """{"\ud800":1,"\ud801":2}""")]
    public void What_is_no_result_is_unreadable_and_never_empty(string what, string body)
    {
        var error = Read("kms", "ListKeys", body).Error;

        Assert.True(error is { Kind: WireErrorKind.Unreadable, Status: 200 }, $"{what}: {error}");
    }

    [Fact]
    public void A_result_nested_without_end_is_unreadable() =>
        Assert.Equal(
            WireErrorKind.Unreadable,
            Read("kms", "ListKeys", "{\"Keys\":" + new string('[', 1_000_000)).Error!.Kind
        );

    [Fact]
    public void An_empty_body_beside_a_request_id_is_an_empty_result()
    {
        var response = new WireResponse { Status = 200, Headers = new WireHeaders([new("x-amzn-requestid", "r")]) };

        var reply = AwsJson.ReadResponse(Open("kms"), Operation("kms", "ListKeys"), response).Value;

        Assert.Equal(("{}", "r"), (reply.Output.GetRawText(), reply.RequestId));
    }

    [Theory]
    [InlineData("bare", """{"__type":"NotFoundException","message":"No."}""", "NotFoundException")]
    [InlineData(
        "namespace",
        """{"__type":"com.amazonaws.kms#NotFoundException","message":"No."}""",
        "NotFoundException"
    )]
    [InlineData("address", """{"__type":"NotFoundException:http://internal/","message":"No."}""", "NotFoundException")]
    [InlineData("capitals", """{"__type":"NotFoundException","Message":"No."}""", "NotFoundException")]
    [InlineData("code", """{"code":"NotFoundException","message":"No."}""", "NotFoundException")]
    [InlineData("message alone", """{"message":"No."}""", "400")]
    public void An_error_of_every_make_is_read(string make, string body, string code)
    {
        var error = Read("kms", "DescribeKey", body, 400).Error!;

        Assert.Equal((make, code, "No."), (make, error.Code, error.Message));
        Assert.Equal((WireErrorKind.Service, 400, true), (error.Kind, error.Status, error.IsSenderFault));
    }

    [Fact]
    public void An_error_without_a_readable_body_keeps_its_status()
    {
        var error = Read("kms", "ListKeys", "<html>Bad gateway</html>", 502).Error!;

        Assert.Equal((WireErrorKind.Service, "502", false), (error.Kind, error.Code, error.IsSenderFault));
    }

    [Fact]
    public void What_an_error_says_besides_its_message_is_kept()
    {
        var error = WireError.Service("TransactionCanceledException", "Cancelled.") with
        {
            Details = JsonElement.Parse(
                """{"CancellationReasons":[{"Code":"ConditionalCheckFailed"},{"Code":"None"}]}"""
            ),
        };

        var response = AwsJson.WriteError(Open("dynamodb"), error, "r");
        var read = AwsJson.ReadResponse(Open("dynamodb"), Operation("dynamodb", "TransactWriteItems"), response).Error!;

        Assert.Equal(("TransactionCanceledException", "Cancelled.", "r"), (read.Code, read.Message, read.RequestId));
        Assert.Equal(
            """[{"Code":"ConditionalCheckFailed"},{"Code":"None"}]""",
            read.Details!.Value.GetProperty("CancellationReasons").GetRawText()
        );
    }

    [Fact]
    public void A_service_that_once_spoke_awsQuery_keeps_its_old_error_codes()
    {
        var response = new WireResponse
        {
            Status = 400,
            Headers = new WireHeaders([new("x-amzn-query-error", "AWS.SimpleQueueService.NonExistentQueue;Sender")]),
            Body = """{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"No queue."}"""u8.ToArray(),
        };

        var error = AwsJson.ReadResponse(Open("sqs"), Operation("sqs", "GetQueueUrl"), response).Error!;

        Assert.Equal(("AWS.SimpleQueueService.NonExistentQueue", true), (error.Code, error.IsSenderFault));
    }

    [Theory]
    [InlineData("InvalidFormat")]
    [InlineData("InvalidFormatFault")]
    public void A_server_that_once_spoke_awsQuery_says_both_codes(string code)
    {
        var response = AwsJson.WriteError(Open("cloudwatch"), WireError.Service(code, "No.", 404), "r");
        var error = AwsJson.ReadResponse(Open("cloudwatch"), Operation("cloudwatch", "SetAlarmState"), response).Error!;

        Assert.Equal("InvalidFormat;Sender", response.Headers["x-amzn-query-error"]);
        Assert.Equal(
            """{"__type":"InvalidFormatFault","message":"No."}""",
            Encoding.UTF8.GetString(response.Body.Span)
        );
        Assert.Equal(("InvalidFormat", 404, "r"), (error.Code, error.Status, error.RequestId));
    }

    private static WireResult<WireReply> Read(string service, string operation, string body, int status = 200) =>
        AwsJson.ReadResponse(
            Open(service),
            Operation(service, operation),
            new WireResponse { Status = status, Body = Encoding.UTF8.GetBytes(body) }
        );

    private static IProtocol AwsJson =>
        ProtocolTable.TryGet(ServiceProtocol.AwsJson, out var protocol)
            ? protocol
            : throw new InvalidOperationException("awsJson");

    private static OperationModel Operation(string service, string name) =>
        Open(service).TryGetOperation(name, out var operation) ? operation : throw new InvalidOperationException(name);

    private static ServiceModel Open(string name) =>
        ServiceCatalog.TryOpen(name, out var service) ? service : throw new InvalidOperationException(name);
}
