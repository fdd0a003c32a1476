using AwsRadar.Tests.Client;
using AwsRadar.Wire.Protocols;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Xunit;

namespace AwsRadar.Tests.Cli.Calling;

/// <summary>Streams of events on the command line.</summary>
public sealed class EventCallTests
{
    private static readonly EventServer Query = new("s3", "SelectObjectContent");
    private static readonly EventServer Voice = new("polly", "StartSpeechSynthesisStream");

    private static readonly string[] Select =
    [
        "call",
        "s3",
        "select-object-content",
        "--bucket",
        "b",
        "--key",
        "k",
        "--expression",
        "SELECT * FROM s3object",
        "--expression-type",
        "SQL",
        "--input-serialization",
        "CSV={}",
        "--output-serialization",
        "CSV={}",
    ];

    private static readonly string[] Speak =
    [
        "call",
        "polly",
        "start-speech-synthesis-stream",
        "--engine",
        "neural",
        "--output-format",
        "mp3",
        "--voice-id",
        "Amy",
    ];

    [Theory]
    [InlineData(
        "json",
        """
            {
                "Payload": [
                    {
                        "Records": {
                            "Payload": "YSxiCg=="
                        }
                    },
                    {
                        "Stats": {
                            "Details": {
                                "BytesScanned": 4
                            }
                        }
                    },
                    {
                        "End": {}
                    }
                ]
            }

            """
    )]
    [InlineData(
        "jsonl",
        """
            {"Records":{"Payload":"YSxiCg=="}}
            {"Stats":{"Details":{"BytesScanned":4}}}
            {"End":{}}

            """
    )]
    public async Task Events_are_a_list_or_a_line_each(string format, string expected)
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => Answered());
        using var process = ProcessFor(endpoint);

        var result = await process.RunAsync([.. Select, "--output", format]);

        Assert.Equal((0, expected, ""), (result.ExitCode, result.Out, result.Error));
    }

    [Fact]
    public async Task What_events_carry_goes_into_a_file_as_the_AWS_CLI_puts_it_there()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => Answered());
        using var process = ProcessFor(endpoint);
        var path = Path.Combine(process.Home, "rows.csv");

        var toFile = await process.RunAsync([.. Select, path, "--query", "Payload[].keys(@)[]", "--output", "text"]);
        var toOutput = await process.RunAsync([.. Select, "-"]);

        Assert.Equal((0, "Stats\tEnd\n"), (toFile.ExitCode, toFile.Out));
        Assert.Equal("a,b\n", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal((0, "a,b\n"), (toOutput.ExitCode, toOutput.Out));
    }

    [Theory]
    [InlineData("json", "", "")]
    [InlineData(
        "jsonl",
        "{\"Records\":{\"Payload\":\"YSxiCg==\"}}\n",
        "The events broke off: those that were printed are not all.\n"
    )]
    public async Task Events_without_their_end_are_not_taken_for_all(string format, string printed, string said)
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ =>
            Query.Answer("""{"Payload":[{"Records":{"Payload":"YSxiCg=="}}]}""")
        );
        using var process = ProcessFor(endpoint);
        var path = Path.Combine(process.Home, "rows.csv");
        await File.WriteAllTextAsync(path, "old", TestContext.Current.CancellationToken);

        var result = await process.RunAsync([.. Select, "--output", format]);
        var toFile = await process.RunAsync([.. Select, path]);

        Assert.Equal((1, printed), (result.ExitCode, result.Out));
        Assert.StartsWith($"{said}error ", result.Error, StringComparison.Ordinal);
        Assert.Contains("it ends without its event `End`", result.Error, StringComparison.Ordinal);
        Assert.Equal((1, ""), (toFile.ExitCode, toFile.Out));
        Assert.Equal("old", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("TextEvent={Text=Hello}", "CloseStreamEvent={}")]
    [InlineData("""[{"TextEvent":{"Text":"Hello"}},{"CloseStreamEvent":{}}]""")]
    [InlineData("""{"TextEvent":{"Text":"Hello"}}""", """{"CloseStreamEvent":{}}""")]
    public async Task Events_to_send_are_parameters_like_others(params string[] events)
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(
            (_, context) =>
                AnsweringEndpoint.WriteAsync(
                    context,
                    Voice.Answer("""{"EventStream":[{"AudioEvent":{"AudioChunk":"YQ=="}},{"StreamClosedEvent":{}}]}""")
                ),
            HttpProtocols.Http2
        );
        using var process = ProcessFor(endpoint);
        var path = Path.Combine(process.Home, "hello.mp3");

        var result = await process.RunAsync([.. Speak, path, "--action-stream", .. events]);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal("a", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Empty(endpoint.SignatureErrors);
        Assert.Equal(
            """[{"TextEvent":{"Text":"Hello"}},{"CloseStreamEvent":{}}]""",
            Voice.Read(Assert.Single(endpoint.Requests)).Input.GetProperty("ActionStream").GetRawText()
        );
    }

    [Fact]
    public async Task An_event_that_there_is_not_is_told_before_anything_is_sent()
    {
        var result = await InProcess.RunAsync([.. Speak, "--action-stream", """{"Text":{}}"""]);

        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.Contains(
            "`ActionStream[0].Text` is not a parameter here: known are `TextEvent`",
            result.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_description_says_what_comes_as_events()
    {
        var result = await InProcess.RunAsync([.. Speak, "--describe"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(
            "EventStream comes as a stream: --output jsonl prints each event as it comes",
            result.Out,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "AudioChunk of AudioEvent goes to a file that the line names at its end",
            result.Out,
            StringComparison.Ordinal
        );
        Assert.Matches("--action-stream +list of events, each one of these", result.Out);
    }

    private static WireResponse Answered() =>
        Query.Answer(
            """{"Payload":[{"Records":{"Payload":"YSxiCg=="}},{"Stats":{"Details":{"BytesScanned":4}}},{"End":{}}]}"""
        );

    private static CliProcess ProcessFor(AnsweringEndpoint endpoint) =>
        new CliProcess()
            .With("AWS_ENDPOINT_URL", endpoint.Url)
            .With("AWS_REGION", "ap-northeast-2")
            .With("AWS_ACCESS_KEY_ID", AnsweringEndpoint.Key.AccessKeyId)
            .With("AWS_SECRET_ACCESS_KEY", AnsweringEndpoint.Key.SecretAccessKey.Reveal());
}
