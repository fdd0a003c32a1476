using System.Text.Json;
using AwsRadar.Cli.Calling.Answers;
using AwsRadar.Cli.Calling.EventStreams;
using AwsRadar.Cli.Calling.Paging;
using AwsRadar.Cli.Calling.Printing;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Cli.Calling;

/// <summary>
/// Makes one call, all pages of it unless asked otherwise, and prints the answer. Nothing is printed before the last page
/// is there, but for JSON lines, which go out page by page.
/// </summary>
internal sealed class CallRunner(CommandContext context, OutputFormat format, CallTarget target, AwsClient client)
{
    /// <summary>Gets a denial instead of the person, who is told later; null tells the person.</summary>
    public Action<CallError>? Denied { get; init; }

    private readonly DocumentAnswers _documents = DocumentAnswers.Of(target);

    private string Service => target.Service.Name;

    private string Operation => target.Operation.Name;

    /// <param name="limits">How much of a listing is wanted; null for one call.</param>
    public Task<int> RunAsync(JsonElement input, PageLimits? limits, CallFiles files, CancellationToken cancellation) =>
        target.EventOutput is not null ? RunEventsAsync(input, files, cancellation)
        : limits is null ? RunOnceAsync(input, files, cancellation)
        : format is OutputFormat.JsonLines or OutputFormat.Text ? RunByPageAsync(input, limits, cancellation)
        : RunMergedAsync(input, limits, cancellation);

    private Task<int> RunEventsAsync(JsonElement input, CallFiles files, CancellationToken cancellation) =>
        files.OutFile is { } path ? new EventCall(context, format, target, client).SaveAsync(input, path, cancellation)
        : format is OutputFormat.JsonLines
            ? new EventCall(context, format, target, client).PrintAsync(input, cancellation)
        : RunOnceAsync(input, files, cancellation);

    private async Task<int> RunOnceAsync(JsonElement input, CallFiles files, CancellationToken cancellation)
    {
        var (answer, problem) = files.OutFile is { } path
            ? await DownloadFile.FillAsync(path, open => CallAsync(input, files.Upload, open, cancellation))
            : (await CallAsync(input, files.Upload, openOutput: null, cancellation), null);
        if (answer is null)
        {
            return context.Fail(problem!);
        }

        var result = _documents.Open(answer);
        if (result.Error is { } error)
        {
            return Fail(error, pages: 0);
        }

        // The content alone is what another program reads from standard output.
        return files.OutFile is DownloadFile.StandardOutput
            ? ExitCode.Done
            : Print(new AnswerPrinter(context, format, Operation, context.Host.Out), result.Output);
    }

    private Task<CallResult> CallAsync(
        JsonElement input,
        StreamingBody? upload,
        Func<Stream>? openOutput,
        CancellationToken cancellation
    ) =>
        client.CallAsync(
            Service,
            Operation,
            input,
            new CallStreams { Body = upload, OpenOutput = openOutput },
            cancellation
        );

    private async Task<int> RunMergedAsync(JsonElement input, PageLimits limits, CancellationToken cancellation)
    {
        var paginator = target.Operation.Paginator!;
        var merged = await MergedPages.ReadAsync(paginator, limits, PagesOf(input, cancellation), cancellation);
        if (merged.Error is { } error)
        {
            return Fail(error, merged.Count);
        }

        if (merged.NextToken is { } token && (format is OutputFormat.Csv || context.Query is not null))
        {
            SayMore(token);
        }

        return Print(new AnswerPrinter(context, format, Operation, context.Host.Out), merged.ToDocument(), OnlyList);
    }

    private async Task<int> RunByPageAsync(JsonElement input, PageLimits limits, CancellationToken cancellation)
    {
        // Text is read by programs that cannot tell a part from the whole: it waits for the last page.
        var isLines = format is OutputFormat.JsonLines;
        using var held = new StringWriter();
        var printer = new AnswerPrinter(context, format, Operation, isLines ? context.Host.Out : held);
        var (pages, token) = (0, (string?)null);
        await foreach (var (slice, error) in SlicesOf(input, limits, cancellation))
        {
            if (slice is null)
            {
                return Fail(error!, pages);
            }

            if (Print(printer, slice.ToDocument(isFirst: pages == 0), OnlyList) is not ExitCode.Done and var exit)
            {
                return exit;
            }

            pages++;
            token = slice.ResumeToken;
        }

        await context.Host.Out.WriteAsync(held.GetStringBuilder(), cancellation);
        return token is null ? ExitCode.Done : PrintToken(token, isLines);
    }

    private int PrintToken(string token, bool isLines)
    {
        if (isLines)
        {
            SayMore(token);
            return ExitCode.Done;
        }

        var document = JsonElement.Parse($$$"""{"NextToken":{"NextToken":"{{{token}}}"}}""");
        return Print(new AnswerPrinter(context, format, Operation, context.Host.Out), document);
    }

    private IAsyncEnumerable<(PageSlice? Slice, CallError? Error)> SlicesOf(
        JsonElement input,
        PageLimits limits,
        CancellationToken cancellation
    ) => new PageWindow(target.Operation.Paginator!, limits).ReadAsync(PagesOf(input, cancellation), cancellation);

    private IAsyncEnumerable<CallResult> PagesOf(JsonElement input, CancellationToken cancellation) =>
        _documents.OpenAll(client.PagesAsync(Service, Operation, input, cancellation));

    /// <summary>The one list that grows page by page; null where there are several, which no rows could tell apart.</summary>
    private string? OnlyList => target.Operation.Paginator!.ResultKeys is [var only] ? only : null;

    private int Print(AnswerPrinter printer, JsonElement document, string? rows = null) =>
        printer.Print(document, rows) is { } problem
            ? context.Fail(problem, Translate("The language: https://jmespath.org/tutorial.html"), ExitCode.Usage)
            : ExitCode.Done;

    private int Fail(CallError error, int pages)
    {
        if (Denied is null || error.Kind is not CallErrorKind.Denied)
        {
            return CallFailure.Say(context, target, error, pages);
        }

        Denied(error);
        return ExitCode.Denied;
    }

    /// <summary>Where what is printed has no place for the token, a person is told: a cut list must not pass for a whole.</summary>
    private void SayMore(string token) => context.Say(Translate($"There is more: --starting-token {token}"));
}
