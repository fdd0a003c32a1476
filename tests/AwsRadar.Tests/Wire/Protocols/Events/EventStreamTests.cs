using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Protocols.Events;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols.Events;

/// <summary>What the messages of a stream mean to a client and to a server.</summary>
public sealed class EventStreamTests
{
    private static readonly WireResponse Head = new()
    {
        Status = 200,
        Headers = new WireHeaders([new("x-amzn-RequestId", "r-1")]),
    };

    [Fact]
    public void An_event_that_the_model_does_not_know_is_passed_over()
    {
        byte[] body =
        [
            .. Message("event", "future", "{}"),
            .. Message("event", "Records", "a,b"),
            .. Message("event", "End", ""),
        ];

        var (events, error) = ReadAll("s3", "SelectObjectContent", body);

        Assert.Null(error);
        Assert.Equal(["Records {\"Payload\":\"YSxi\"}", "End {}"], events);
    }

    [Fact]
    public void An_error_ends_a_stream_and_nothing_is_read_behind_it()
    {
        byte[] body =
        [
            .. Message("event", "chunk", """{"bytes":"YQ=="}"""),
            .. Message("exception", "throttlingException", """{"message":"Too fast."}"""),
            .. Message("event", "chunk", """{"bytes":"Yg=="}"""),
        ];

        var (events, error) = ReadAll("bedrock-runtime", "InvokeModelWithResponseStream", body);

        Assert.Equal(["chunk {\"bytes\":\"YQ==\"}"], events);
        Assert.Equal(
            (WireErrorKind.Service, "ThrottlingException", "Too fast.", 429, "r-1"),
            (error!.Kind, error.Code, error.Message, error.Status, error.RequestId)
        );
    }

    [Fact]
    public void An_error_that_no_model_has_says_its_code_and_its_text()
    {
        var message = new EventMessage(
            [
                EventHeader.OfText(":message-type", "error"),
                EventHeader.OfText(":error-code", "InternalError"),
                EventHeader.OfText(":error-message", "It broke."),
            ],
            default
        );

        var (events, error) = ReadAll("s3", "SelectObjectContent", EventMessageBytes.Write(message));

        Assert.Empty(events);
        Assert.Equal(("InternalError", "It broke."), (error!.Code, error.Message));
    }

    [Theory]
    [InlineData("s3", "SelectObjectContent", "Records", "End")]
    [InlineData("lambda", "InvokeWithResponseStream", "PayloadChunk", "InvokeComplete")]
    public void A_stream_that_ends_without_its_last_event_is_not_complete(
        string service,
        string operation,
        string first,
        string last
    )
    {
        var (events, error) = ReadAll(service, operation, Message("event", first, "a"));

        Assert.Single(events);
        Assert.Equal(WireErrorKind.Unreadable, error!.Kind);
        Assert.Contains($"it ends without its event `{last}`", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>captive portal</html>", "it is no stream of events")]
    [InlineData("", "it is empty")]
    public void A_body_of_something_else_is_no_empty_stream(string text, string problem)
    {
        var (service, operation) = Find("kinesis", "SubscribeToShard");
        var response = new WireResponse { Status = 200, Body = Encoding.UTF8.GetBytes(text) };

        var error = Spoken(service).ReadResponse(service, operation, response).Error;

        Assert.Equal(WireErrorKind.Unreadable, error!.Kind);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_that_is_cut_within_an_event_is_not_complete()
    {
        var (service, operation) = Find("kinesis", "SubscribeToShard");
        var body = Message("event", "SubscribeToShardEvent", """{"Records":[]}""");

        var error = Spoken(service)
            .ReadResponse(service, operation, Head with { Body = body.AsMemory(0, body.Length - 1) })
            .Error;

        Assert.Contains("it ends within an event", error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_members_of_an_output_come_before_the_events_where_HTTP_carries_none()
    {
        var (service, operation) = Find("logs", "StartLiveTail");

        var response = Spoken(service).WriteResponse(service, operation, Json("""{"responseStream":[]}"""), "r-1");
        var decoder = new EventDecoder(service, operation, response);
        decoder.Add(response.Body.Span);

        Assert.Equal(
            ("initial-response", "{}"),
            (decoder.Read(out _) is { } first ? (first.Name, $"{first.Value}") : default)
        );
        Assert.Equal(
            "{\"responseStream\":[]}",
            Spoken(service).ReadResponse(service, operation, response).Value.Output.GetRawText()
        );
    }

    [Theory]
    [InlineData("""{"ActionStream":{}}""", "`ActionStream` must be a list of events, not an object.")]
    [InlineData("""{"ActionStream":[{}]}""", "`ActionStream[0]` must be one event, not 0")]
    [InlineData(
        """{"ActionStream":[{"TextEvent":{"Text":"a"},"CloseStreamEvent":{}}]}""",
        "`ActionStream[0]` must be one event, not 2"
    )]
    [InlineData(
        """{"ActionStream":[{"Text":{}}]}""",
        "`ActionStream[0].Text` is not a parameter here: known are `TextEvent`"
    )]
    [InlineData("""{"ActionStream":[{"TextEvent":{}}]}""", "`ActionStream[0].TextEvent.Text` is required.")]
    public void An_event_that_is_none_is_told_before_anything_is_sent(string input, string problem)
    {
        var (service, operation) = Find("polly", "StartSpeechSynthesisStream");
        var whole = input.Replace(
            "{\"ActionStream\"",
            """{"Engine":"neural","OutputFormat":"mp3","VoiceId":"Amy","ActionStream" """,
            StringComparison.Ordinal
        );

        var error = Spoken(service).WriteRequest(service, operation, Json(whole)).Error;

        Assert.Equal(WireErrorKind.Parameters, error!.Kind);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("event", "Nonsense", "The body of the request has the event `Nonsense`, which there is not.")]
    [InlineData("exception", "ValidationException", "The body of the request has an error among its events.")]
    [InlineData("other", "TextEvent", "The body of the request has a message that does not say what it is.")]
    public void A_server_takes_no_event_that_the_model_does_not_have(string type, string name, string problem)
    {
        var (service, operation) = Find("polly", "StartSpeechSynthesisStream");
        var input = Json(
            """{"Engine":"neural","OutputFormat":"mp3","VoiceId":"Amy","ActionStream":[{"CloseStreamEvent":{}}]}"""
        );
        var request = Spoken(service).WriteRequest(service, operation, input).Value;

        var error = Spoken(service).ReadRequest(service, request with { Body = Message(type, name, "{}") }).Error;

        Assert.Equal(problem, error!.Message);
    }

    [Fact]
    public void Streams_of_events_go_out_in_restJson_alone_and_come_in_awsJson_and_the_rest_protocols()
    {
        var all = ServiceCatalog
            .Names.Select(name => ServiceCatalog.TryOpen(name, out var service) ? service : null!)
            .SelectMany(service => service.OperationNames.Select(name => Find(service.Name, name)))
            .ToList();

        var sent = all.Where(each => EventStreams.OfInput(each.Operation) is not null);
        var received = all.Where(each => EventStreams.OfOutput(each.Operation) is not null);

        Assert.Equal([ServiceProtocol.RestJson], sent.Select(each => each.Service.Protocol).Distinct());
        Assert.Equal(
            [ServiceProtocol.AwsJson, ServiceProtocol.RestJson, ServiceProtocol.RestXml],
            received.Select(each => each.Service.Protocol).Distinct().Order()
        );
    }

    private static (List<string> Events, WireError? Error) ReadAll(
        string serviceName,
        string operationName,
        byte[] body
    )
    {
        var (service, operation) = Find(serviceName, operationName);
        var decoder = new EventDecoder(service, operation, Head);
        var events = new List<string>();
        decoder.Add(body);
        WireError? error;
        while (decoder.Read(out error) is { } found)
        {
            events.Add($"{found.Name} {found.Value.GetRawText()}");
        }

        return (events, error ?? decoder.End());
    }

    private static byte[] Message(string type, string name, string payload) =>
        EventMessageBytes.Write(
            new EventMessage(
                [
                    EventHeader.OfText(":message-type", type),
                    EventHeader.OfText(type is "exception" ? ":exception-type" : ":event-type", name),
                ],
                Encoding.UTF8.GetBytes(payload)
            )
        );

    private static JsonElement Json(string text) => JsonElement.Parse(text);

    private static IProtocol Spoken(ServiceModel service) =>
        ProtocolTable.TryGet(service.Protocol, out var protocol) ? protocol : throw new InvalidOperationException();

    private static (ServiceModel Service, OperationModel Operation) Find(string name, string operationName) =>
        ServiceCatalog.TryOpen(name, out var service) && service.TryGetOperation(operationName, out var operation)
            ? (service, operation)
            : throw new InvalidOperationException($"{name} {operationName}");
}
