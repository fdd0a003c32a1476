using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols.RestJson;

/// <summary>Each case names the trait of https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html that it shows.</summary>
public sealed class BodyTests
{
    [Theory]
    [InlineData(
        "members without a place",
        "lambda",
        "TagResource",
        """{"Resource":"r","Tags":{"k":"v"}}""",
        """{"Tags":{"k":"v"}}"""
    )]
    [InlineData("none of them given", "lambda", "UpdateAlias", """{"FunctionName":"f","Name":"n"}""", "{}")]
    [InlineData("no body at all", "lambda", "DeleteFunction", """{"FunctionName":"f"}""", "")]
    [InlineData(
        "jsonName",
        "apigateway",
        "CreateRestApi",
        """{"name":"n","minimumCompressionSize":0}""",
        """{"name":"n","minimumCompressionSize":0}"""
    )]
    [InlineData(
        "httpPayload of a structure",
        "xray",
        "GetServiceGraph",
        """{"StartTime":1,"EndTime":"1970-01-01T00:00:02Z"}""",
        """{"StartTime":1,"EndTime":2}"""
    )]
    [InlineData(
        "jsonvalue in the body",
        "braket",
        "CreateQuantumTask",
        """{"clientToken":"t","deviceArn":"d","shots":1,"outputS3Bucket":"b","outputS3KeyPrefix":"p","action":"{\"a\":1}"}""",
        """{"clientToken":"t","deviceArn":"d","shots":1,"outputS3Bucket":"b","outputS3KeyPrefix":"p","action":"{\"a\":1}"}"""
    )]
    [InlineData(
        "document",
        "bedrock-runtime",
        "Converse",
        """{"modelId":"m","additionalModelRequestFields":{"top_k":[1,null,1.50]}}""",
        """{"additionalModelRequestFields":{"top_k":[1,null,1.50]}}"""
    )]
    [InlineData(
        "union",
        "bedrock-runtime",
        "Converse",
        """{"modelId":"m","messages":[{"role":"user","content":[{"text":"한"}]}]}""",
        """{"messages":[{"role":"user","content":[{"text":"한"}]}]}"""
    )]
    public void A_request_has_the_body_that_AWS_writes(
        string trait,
        string service,
        string operation,
        string input,
        string body
    )
    {
        var request = RestJson
            .WriteRequest(Open(service), Operation(service, operation), JsonElement.Parse(input))
            .Value;

        Assert.Equal((trait, body), (trait, Encoding.UTF8.GetString(request.Body.Span)));
        Assert.Equal(body.Length > 0 ? "application/json" : null, request.Headers["Content-Type"]);
    }

    [Theory]
    [InlineData(
        "two members of a union",
        """{"modelId":"m","messages":[{"role":"user","content":[{"text":"a","image":{"format":"png","source":{"bytes":""}}}]}]}""",
        "`messages[0].content[0]` must have exactly one member, not 2"
    )]
    [InlineData(
        "no member of a union",
        """{"modelId":"m","messages":[{"role":"user","content":[{}]}]}""",
        "`messages[0].content[0]` must have exactly one member, not 0"
    )]
    [InlineData(
        "a required member far down",
        """{"modelId":"m","messages":[{"content":[]}]}""",
        "`messages[0].role` is required."
    )]
    public void A_parameter_that_does_not_fit_is_named_by_its_place(string what, string input, string message)
    {
        var result = RestJson.WriteRequest(
            Open("bedrock-runtime"),
            Operation("bedrock-runtime", "Converse"),
            JsonElement.Parse(input)
        );

        Assert.True(
            result.Error!.Message.StartsWith(message, StringComparison.Ordinal),
            $"{what}: {result.Error.Message}"
        );
    }

    [Theory]
    [InlineData(
        "headers, status and body together",
        "lambda",
        "Invoke",
        200,
        "X-Amz-Function-Error: Unhandled|X-Amz-Executed-Version: $LATEST",
        "hi",
        """{"StatusCode":200,"FunctionError":"Unhandled","ExecutedVersion":"$LATEST","Payload":"aGk="}"""
    )]
    [InlineData(
        "jsonvalue in a header",
        "lex-runtime",
        "PutSession",
        200,
        "x-amz-lex-slots: eyJhIjpbMSxudWxsXX0=|x-amz-lex-intent-name: i",
        "",
        """{"intentName":"i","slots":{"a":[1,null]},"audioStream":""}"""
    )]
    [InlineData(
        "members of a union of tomorrow",
        "bedrock-runtime",
        "Converse",
        200,
        "x-amzn-RequestId: r",
        """{"output":{"hologram":{}},"stopReason":"end_turn"}""",
        """{"output":{"SDK_UNKNOWN_MEMBER":{"name":"hologram"}},"stopReason":"end_turn"}"""
    )]
    [InlineData(
        "a document of any kind",
        "bedrock-runtime",
        "Converse",
        200,
        "x-amzn-RequestId: r",
        """{"additionalModelResponseFields":[1,"x",{"y":null}]}""",
        """{"additionalModelResponseFields":[1,"x",{"y":null}]}"""
    )]
    [InlineData("no body beside a request id", "lambda", "GetAccountSettings", 200, "x-amzn-RequestId: r", "", "{}")]
    public void A_response_is_read_in_the_AWS_CLIs_shape(
        string trait,
        string service,
        string operation,
        int status,
        string headers,
        string body,
        string output
    )
    {
        var reply = Read(service, operation, status, headers, body).Value;

        Assert.Equal((trait, output), (trait, reply.Output.GetRawText()));
    }

    [Theory]
    [InlineData("a captive portal", "lambda", "ListFunctions", "", "<html>Log in</html>")]
    [InlineData("nothing, and no request id", "lambda", "ListFunctions", "", "")]
    [InlineData("cut off", "lambda", "ListFunctions", "", """{"Functions":[""")]
    [InlineData("a header that is no JSON", "lex-runtime", "PutSession", "x-amz-lex-slots: e30", "")]
    [InlineData("a header that is JSON cut off", "lex-runtime", "PutSession", "x-amz-lex-slots: ew==", "")]
    public void What_is_no_result_is_unreadable(
        string what,
        string service,
        string operation,
        string headers,
        string body
    )
    {
        var error = Read(service, operation, 200, headers, body).Error;

        Assert.True(error is { Kind: WireErrorKind.Unreadable }, $"{what}: {error}");
    }

    [Theory]
    [InlineData(
        "type in a header",
        "x-amzn-ErrorType: ResourceNotFoundException:http://internal/",
        """{"Message":"No.","Type":"User"}"""
    )]
    [InlineData(
        "type in the body",
        "",
        """{"__type":"aws.lambda#ResourceNotFoundException","message":"No.","Type":"User"}"""
    )]
    [InlineData("code in the body", "", """{"code":"ResourceNotFoundException","message":"No.","Type":"User"}""")]
    public void An_error_of_every_make_is_read(string make, string headers, string body)
    {
        var error = Read("lambda", "GetFunction", 404, headers, body).Error!;

        Assert.Equal((make, "ResourceNotFoundException", "No.", 404), (make, error.Code, error.Message, error.Status));
        Assert.Equal("User", error.Details!.Value.GetProperty("Type").GetString());
    }

    [Fact]
    public void An_error_carries_its_members_in_headers_and_body()
    {
        var error = WireError.Service("TooManyRequestsException", "Slow down.", 429) with
        {
            Details = JsonElement.Parse("""{"retryAfterSeconds":"7","Reason":"CallerRateLimitExceeded"}"""),
        };

        var response = RestJson.WriteError(Open("lambda"), error, "r");
        var read = RestJson.ReadResponse(Open("lambda"), Operation("lambda", "GetFunction"), response).Error!;

        Assert.Equal(
            ("7", "TooManyRequestsException"),
            (response.Headers["Retry-After"], response.Headers["x-amzn-ErrorType"])
        );
        Assert.Equal((error.Code, error.Message, 429, "r"), (read.Code, read.Message, read.Status, read.RequestId));
        Assert.Equal(
            """{"retryAfterSeconds":"7","Reason":"CallerRateLimitExceeded"}""",
            read.Details!.Value.GetRawText()
        );
    }

    [Theory]
    [InlineData("text/plain", """{"Tags":{}}""")]
    [InlineData("", """{"Tags":{}}""")]
    [InlineData("application/json", """{"Tags":{"k":1}}""")]
    [InlineData("application/json", """{"Tags":{"k":"a","k":"b"}}""")]
    [InlineData("application/json", """{"Tags":{"\ud800":"a"}}""")]
    [InlineData("application/json", "[]")]
    [InlineData("application/json", "{")]
    public void A_malformed_body_has_AWSs_code(string contentType, string body)
    {
        var request = new WireRequest
        {
            Method = "POST",
            RawPath = "/2017-03-31/tags/r",
            Headers = contentType.Length > 0 ? new WireHeaders([new("Content-Type", contentType)]) : WireHeaders.Empty,
            Body = Encoding.UTF8.GetBytes(body),
        };

        Assert.Equal("SerializationException", RestJson.ReadRequest(Open("lambda"), request).Error!.Code);
    }

    private static WireResult<WireReply> Read(
        string service,
        string operation,
        int status,
        string headers,
        string body
    ) =>
        RestJson.ReadResponse(
            Open(service),
            Operation(service, operation),
            new WireResponse
            {
                Status = status,
                Headers = new WireHeaders(
                    headers
                        .Split('|', StringSplitOptions.RemoveEmptyEntries)
                        .Select(line => line.Split(": ", 2))
                        .Select(pair => KeyValuePair.Create(pair[0], pair[1]))
                ),
                Body = Encoding.UTF8.GetBytes(body),
            }
        );

    private static IProtocol RestJson =>
        ProtocolTable.TryGet(ServiceProtocol.RestJson, out var protocol)
            ? protocol
            : throw new InvalidOperationException("restJson");

    private static OperationModel Operation(string service, string name) =>
        Open(service).TryGetOperation(name, out var operation) ? operation : throw new InvalidOperationException(name);

    private static ServiceModel Open(string name) =>
        ServiceCatalog.TryOpen(name, out var service) ? service : throw new InvalidOperationException(name);
}
