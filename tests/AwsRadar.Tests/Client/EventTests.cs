using System.Text.Json;
using System.Threading.Channels;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Tests.Collector;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Protocols.Events;
using AwsRadar.Wire.Signing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <summary>Answers that are streams of events, and questions that are.</summary>
public sealed class EventTests
{
    private const string Speech = """{"Engine":"neural","OutputFormat":"mp3","VoiceId":"Amy"}""";

    private static readonly EventServer Model = new("bedrock-runtime", "InvokeModelWithResponseStream");
    private static readonly EventServer Voice = new("polly", "StartSpeechSynthesisStream");
    private static readonly JsonElement Prompt = JsonElement.Parse("""{"modelId":"m","body":"e30="}""");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_are_read_while_the_service_is_still_working()
    {
        var isRead = new TaskCompletionSource();
        await using var endpoint = await AnsweringEndpoint.StartAsync(
            async (_, context) =>
            {
                context.Response.Headers["X-Amzn-Bedrock-Content-Type"] = "application/json";
                await EventServer.SendAsync(context, Model.Message("""{"chunk":{"bytes":"YQ=="}}"""));
                await isRead.Task.WaitAsync(context.RequestAborted);
                await EventServer.SendAsync(context, Model.Message("""{"chunk":{"bytes":"Yg=="}}"""));
            }
        );
        using var client = new AwsClient(endpoint.Options);
        var events = new List<string>();

        await foreach (
            var item in client.EventsAsync(
                "bedrock-runtime",
                "InvokeModelWithResponseStream",
                Prompt,
                cancellationToken: Cancel
            )
        )
        {
            events.Add(Shown(item));
            if (events.Count == 2)
            {
                isRead.SetResult();
            }
        }

        Assert.Equal(
            [
                "initial-response {\"contentType\":\"application/json\"}",
                "chunk {\"bytes\":\"YQ==\"}",
                "chunk {\"bytes\":\"Yg==\"}",
            ],
            events
        );
        Assert.Empty(endpoint.SignatureErrors);
    }

    [Fact]
    public async Task A_call_returns_all_events_as_a_list()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ =>
            Model.Answer("""{"contentType":"a/b","body":[{"chunk":{"bytes":"YQ=="}},{"chunk":{"bytes":"Yg=="}}]}""")
        );
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync("bedrock-runtime", "InvokeModelWithResponseStream", Prompt, Cancel);

        Assert.Null(result.Error);
        Assert.Equal(
            """{"contentType":"a/b","body":[{"chunk":{"bytes":"YQ=="}},{"chunk":{"bytes":"Yg=="}}]}""",
            result.Output.GetRawText()
        );
        Assert.Equal("r-1", result.RequestId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_error_within_the_events_ends_them_and_the_call_is_not_made_again(bool isStreamed)
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ =>
            Model.Answer("""{"body":[{"chunk":{"bytes":"YQ=="}},{"throttlingException":{"message":"Too fast."}}]}""")
        );
        using var client = new AwsClient(endpoint.Options with { Time = new HurriedTime() });

        var (names, error) = await ReadAsync(client, isStreamed);

        Assert.Equal(isStreamed ? ["initial-response", "chunk"] : [], names);
        Assert.Equal(
            (CallErrorKind.Throttled, "ThrottlingException", "Too fast."),
            (error!.Kind, error.Code, error.Message)
        );
        Assert.Single(endpoint.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_breaks_ends_the_events_with_an_error_and_the_call_is_not_made_again(
        bool isStreamed
    )
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(
            async (_, context) =>
            {
                var message = Model.Message("""{"chunk":{"bytes":"YQ=="}}""");
                // More is promised than comes.
                context.Response.ContentLength = message.Length + 1;
                await EventServer.SendAsync(context, message);
            }
        );
        using var client = new AwsClient(endpoint.Options with { Time = new HurriedTime() });

        var (names, error) = await ReadAsync(client, isStreamed);

        Assert.Equal(isStreamed ? ["initial-response", "chunk"] : [], names);
        Assert.Equal(CallErrorKind.Unreachable, error!.Kind);
        Assert.Single(endpoint.Requests);
    }

    [Fact]
    public async Task A_failure_before_the_first_event_is_tried_again()
    {
        var answers = new Queue<WireResponse>([new() { Status = 503 }, Model.Answer("""{"body":[{"chunk":{}}]}""")]);
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => answers.Dequeue());
        using var client = new AwsClient(endpoint.Options with { Time = new HurriedTime() });

        var (names, error) = await ReadAsync(client, isStreamed: true);

        Assert.Null(error);
        Assert.Equal(["initial-response", "chunk"], names);
        Assert.Equal(2, endpoint.Requests.Count);
    }

    [Fact]
    public async Task A_reader_that_leaves_ends_the_call()
    {
        var isGone = new TaskCompletionSource();
        await using var endpoint = await AnsweringEndpoint.StartAsync(
            async (_, context) =>
            {
                context.RequestAborted.Register(isGone.SetResult);
                await EventServer.SendAsync(context, Model.Message("""{"chunk":{"bytes":"YQ=="}}"""));
                await isGone.Task;
            }
        );
        using var client = new AwsClient(endpoint.Options);

        await foreach (
            var item in client.EventsAsync(
                "bedrock-runtime",
                "InvokeModelWithResponseStream",
                Prompt,
                cancellationToken: Cancel
            )
        )
        {
            if (item.Name is "chunk")
            {
                break;
            }
        }

        await isGone.Task.WaitAsync(TimeSpan.FromMinutes(1), Cancel);
    }

    [Fact]
    public async Task A_list_of_events_larger_than_an_answer_may_be_is_refused()
    {
        var message = Model.Message($$$"""{"chunk":{"bytes":"{{{new string('A', 4_000_000)}}}"}}""");
        await using var endpoint = await AnsweringEndpoint.StartAsync(
            async (_, context) =>
            {
                for (var count = 0; count < 10; count++)
                {
                    await EventServer.SendAsync(context, message);
                }
            }
        );
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync("bedrock-runtime", "InvokeModelWithResponseStream", Prompt, Cancel);

        Assert.Equal(CallErrorKind.Unreadable, result.Error!.Kind);
        Assert.Contains("larger than 32 MiB", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_that_are_sent_are_signed_one_after_the_other_over_HTTP_2()
    {
        const string sent =
            """{"Engine":"neural","OutputFormat":"mp3","VoiceId":"Amy","ActionStream":[{"TextEvent":{"Text":"Hello"}},{"CloseStreamEvent":{}}]}""";
        await using var endpoint = await AnsweringEndpoint.StartAsync(
            (_, context) =>
                AnsweringEndpoint.WriteAsync(
                    context,
                    Voice.Answer(
                        """{"EventStream":[{"AudioEvent":{"AudioChunk":"YQ=="}},{"StreamClosedEvent":{"RequestCharacters":5}}]}"""
                    )
                ),
            HttpProtocols.Http2
        );
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync("polly", "StartSpeechSynthesisStream", JsonElement.Parse(sent), Cancel);

        Assert.Null(result.Error);
        Assert.Empty(endpoint.SignatureErrors);
        var request = Assert.Single(endpoint.Requests);
        Assert.Equal(EventSignature.Payload, request.Headers["X-Amz-Content-Sha256"]);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(sent), Voice.Read(request).Input));
        Assert.Equal(2, result.Output.GetProperty("EventStream").GetArrayLength());
    }

    [Fact]
    public async Task Both_sides_speak_at_once()
    {
        await using var endpoint = await AnsweringEndpoint.StartDuplexAsync(async context =>
        {
            var buffer = new EventMessageBuffer();
            var count = 0;
            while (await EventServer.NextAsync(context, buffer) is not null)
            {
                count++;
                await EventServer.SendAsync(
                    context,
                    Voice.Message($$$"""{"StreamClosedEvent":{"RequestCharacters":{{{count}}}}}""")
                );
            }
        });
        using var client = new AwsClient(endpoint.Options);
        var sent = Channel.CreateUnbounded<JsonElement>();
        var text = JsonElement.Parse("""{"TextEvent":{"Text":"Hello"}}""");
        var answers = new List<string>();

        await sent.Writer.WriteAsync(text, Cancel);
        await foreach (
            var item in client.EventsAsync(
                "polly",
                "StartSpeechSynthesisStream",
                JsonElement.Parse(Speech),
                sent.Reader.ReadAllAsync(Cancel),
                Cancel
            )
        )
        {
            answers.Add(Shown(item));
            // The next is sent when the one before is answered.
            if (answers.Count is 2 or 3)
            {
                await sent.Writer.WriteAsync(text, Cancel);
            }
            else if (answers.Count is 4)
            {
                sent.Writer.Complete();
            }
        }

        Assert.Equal(
            [
                "initial-response {}",
                .. Enumerable.Range(1, 3).Select(count => $$$"""StreamClosedEvent {"RequestCharacters":{{{count}}}}"""),
            ],
            answers
        );
    }

    [Fact]
    public async Task An_event_that_does_not_fit_ends_the_call_with_what_is_wrong()
    {
        await using var endpoint = await AnsweringEndpoint.StartDuplexAsync(async context =>
        {
            while (await EventServer.NextAsync(context, new EventMessageBuffer()) is not null) { }
        });
        using var client = new AwsClient(endpoint.Options);
        var wrong = new[] { JsonElement.Parse("""{"TextEvent":{"Txt":"Hello"}}""") }.ToAsyncEnumerable();

        var events = await client
            .EventsAsync("polly", "StartSpeechSynthesisStream", JsonElement.Parse(Speech), wrong, Cancel)
            .ToListAsync(Cancel);

        var error = Assert.Single(events).Error!;
        Assert.Equal(CallErrorKind.Validation, error.Kind);
        Assert.StartsWith("`event.TextEvent.Txt` is not a parameter here", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_beside_a_token_are_not_signed()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(
            (_, context) => AnsweringEndpoint.WriteAsync(context, Model.Answer("""{"body":[]}""")),
            HttpProtocols.Http2
        );
        var variables = new Dictionary<string, string>(endpoint.Options.EnvironmentVariables!, StringComparer.Ordinal)
        {
            ["AWS_BEARER_TOKEN_BEDROCK"] = "token",
        };
        using var client = new AwsClient(endpoint.Options with { EnvironmentVariables = variables });
        var input = JsonElement.Parse("""{"modelId":"m","body":[{"chunk":{"bytes":"YQ=="}}]}""");

        var result = await client.CallAsync("bedrock-runtime", "InvokeModelWithBidirectionalStream", input, Cancel);

        Assert.Null(result.Error);
        var request = Assert.Single(endpoint.Requests);
        Assert.Equal(
            ("Bearer token", null),
            (request.Headers["Authorization"], request.Headers["X-Amz-Content-Sha256"])
        );
        Assert.True(
            JsonElement.DeepEquals(
                input,
                new EventServer("bedrock-runtime", "InvokeModelWithBidirectionalStream").Read(request).Input
            )
        );
    }

    [Theory]
    [InlineData("iam", "ListUsers", "`iam` `ListUsers` returns no stream of events.")]
    [InlineData("nonsense", "ListUsers", "There is no AWS service `nonsense`.")]
    public async Task Only_streams_of_events_are_read_so(string service, string operation, string message)
    {
        using var client = new AwsClient(new AwsClientOptions { Region = "us-east-1" });

        var events = await client.EventsAsync(service, operation, cancellationToken: Cancel).ToListAsync(Cancel);

        Assert.Equal(
            (CallErrorKind.Unsupported, message),
            (Assert.Single(events).Error!.Kind, events[0].Error!.Message)
        );
    }

    private static async Task<(List<string> Names, CallError? Error)> ReadAsync(AwsClient client, bool isStreamed)
    {
        if (!isStreamed)
        {
            var result = await client.CallAsync("bedrock-runtime", "InvokeModelWithResponseStream", Prompt, Cancel);
            return ([], result.Error);
        }

        var events = await client
            .EventsAsync("bedrock-runtime", "InvokeModelWithResponseStream", Prompt, cancellationToken: Cancel)
            .ToListAsync(Cancel);
        return ([.. events.Where(item => item.IsSuccess).Select(item => item.Name)], events[^1].Error);
    }

    private static string Shown(CallEvent item) => item.Error?.Message ?? $"{item.Name} {item.Value.GetRawText()}";
}
