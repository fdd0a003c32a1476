using System.Globalization;
using System.Text;
using System.Text.Json;
using AwsRadar.Cli.Calling.Answers;
using AwsRadar.Cli.Calling.Paging;
using AwsRadar.Cli.Calling.Values;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Client;
using AwsRadar.Client.Calls;

namespace AwsRadar.Cli.Calling.Lines;

/// <summary>The call of one line, and its answer as a line.</summary>
internal sealed class LineCall(CommandContext context, CallTarget target, InputReader reader, AwsClient client)
{
    private readonly DocumentAnswers _documents = DocumentAnswers.Of(target);

    public async Task<(string Line, CallErrorKind? Failure)> RunAsync(
        byte[] line,
        int number,
        CancellationToken cancellation
    )
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"line {number}");
        try
        {
            var input = reader.Read(JsonInput.Parse(Encoding.UTF8.GetString(line), place), place);
            var paging = new PagingOptions(target, context.Arguments).Read(input);
            var (document, error) = paging is { } pages
                ? await ReadPagesAsync(pages.Limits, pages.Input, cancellation)
                : await CallAsync(input, cancellation);
            return error is null ? Answer(document) : Failed(error);
        }
        catch (InputException problem)
        {
            return Failed(new CallError(CallErrorKind.Validation, "ParamValidation", problem.Message));
        }
    }

    private async Task<(JsonElement, CallError?)> CallAsync(JsonElement input, CancellationToken cancellation)
    {
        var result = await client.CallAsync(target.Service.Name, target.Operation.Name, input, cancellation);
        return (_documents.Open(result).Output, result.Error);
    }

    private async Task<(JsonElement, CallError?)> ReadPagesAsync(
        PageLimits limits,
        JsonElement input,
        CancellationToken cancellation
    )
    {
        var pages = client.PagesAsync(target.Service.Name, target.Operation.Name, input, cancellation);
        return await MergedPages.ReadAsync(
            target.Operation.Paginator!,
            limits,
            _documents.OpenAll(pages),
            cancellation
        ) switch
        {
            { Error: { } error } => (default, error),
            var merged => (merged.ToDocument(), null),
        };
    }

    private (string, CallErrorKind?) Answer(JsonElement document)
    {
        if (
            context.Query is { } query
            && !JsonQuery.TryApply(document.GetRawText(), query, out document, out var problem)
        )
        {
            return Failed(new CallError(CallErrorKind.Validation, "Query", problem));
        }

        return (Line("output", document.WriteTo), null);
    }

    private static (string, CallErrorKind?) Failed(CallError error) =>
        (Line("error", writer => CallFailure.WriteJson(writer, error)), error.Kind);

    private static string Line(string name, Action<Utf8JsonWriter> write) =>
        JsonText.Write(
            writer =>
            {
                writer.WriteStartObject();
                writer.WritePropertyName(name);
                write(writer);
                writer.WriteEndObject();
            },
            indented: false
        );
}
