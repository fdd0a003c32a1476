using System.Text.Json;
using AwsRadar.Cli.Calling.Printing;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Client;
using AwsRadar.Client.Calls;

namespace AwsRadar.Cli.Calling.EventStreams;

/// <summary>
/// Makes a call whose answer is a stream of events. As lines of JSON they go out one by one as they come; into a file goes
/// the content that they carry, and the others are printed as a list.
/// </summary>
internal sealed class EventCall(CommandContext context, OutputFormat format, CallTarget target, AwsClient client)
{
    /// <summary>Prints each event as it comes.</summary>
    public async Task<int> PrintAsync(JsonElement input, CancellationToken cancellation)
    {
        var printer = NewPrinter();
        var count = 0;
        await foreach (var item in EventsOf(input, cancellation))
        {
            if (item.Error is { } error)
            {
                return Say(error, count);
            }

            if (Print(printer, DocumentOf(item)) is not ExitCode.Done and var exit)
            {
                return exit;
            }

            count += item.IsInitialResponse ? 0 : 1;
        }

        return ExitCode.Done;
    }

    /// <summary>Puts the content that events carry into a file, or onto standard output, and prints the rest.</summary>
    public async Task<int> SaveAsync(JsonElement input, string path, CancellationToken cancellation)
    {
        var (result, problem) = await DownloadFile.FillAsync(path, open => FillAsync(input, open, cancellation));
        if (result is null)
        {
            return context.Fail(problem!);
        }

        return result.Error is { } error ? CallFailure.Say(context, target, error, pages: 0)
            : path is DownloadFile.StandardOutput ? ExitCode.Done
            : Print(NewPrinter(), result.Output);
    }

    private async Task<CallResult> FillAsync(JsonElement input, Func<Stream> open, CancellationToken cancellation)
    {
        var (kind, content) = target.EventContent!.Value;
        await using var output = open();
        var others = new EventList(target.EventOutput!.Name);
        await foreach (var item in EventsOf(input, cancellation))
        {
            if (item.Error is { } error)
            {
                return CallResult.Failed(error);
            }

            if (item.Name == kind.Name && item.Value.TryGetProperty(content.Name, out var bytes))
            {
                await output.WriteAsync(bytes.GetBytesFromBase64(), cancellation);
            }
            else
            {
                others.Add(item);
            }
        }

        return new CallResult { Output = others.ToDocument() };
    }

    private IAsyncEnumerable<CallEvent> EventsOf(JsonElement input, CancellationToken cancellation) =>
        client.EventsAsync(
            target.Service.Name,
            target.Operation.Name,
            input,
            events: null,
            cancellationToken: cancellation
        );

    private int Say(CallError error, int count)
    {
        if (count > 0)
        {
            context.Say(Translate("The events broke off: those that were printed are not all."));
        }

        return CallFailure.Say(context, target, error, pages: 0);
    }

    private int Print(AnswerPrinter printer, JsonElement document)
    {
        var problem = printer.Print(document);
        context.Host.Out.Flush();
        return problem is null
            ? ExitCode.Done
            : context.Fail(problem, Translate("The language: https://jmespath.org/tutorial.html"), ExitCode.Usage);
    }

    private AnswerPrinter NewPrinter() => new(context, format, target.Operation.Name, context.Host.Out);

    /// <summary><c>{"Records":{"Payload":"…"}}</c>, as it would stand in the list; what comes before the events stands by itself.</summary>
    private static JsonElement DocumentOf(CallEvent item) =>
        item.IsInitialResponse
            ? item.Value
            : JsonElement.Parse(
                JsonText.Write(
                    writer =>
                    {
                        writer.WriteStartObject();
                        writer.WritePropertyName(item.Name);
                        item.Value.WriteTo(writer);
                        writer.WriteEndObject();
                    },
                    indented: false
                )
            );
}
