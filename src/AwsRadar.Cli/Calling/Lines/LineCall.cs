using System.Buffers;
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
    private const int UsualBytes = 4096;

    private readonly DocumentAnswers _documents = DocumentAnswers.Of(target);

    /// <returns>A line of UTF-8 with its end, and what kind of failure it tells of.</returns>
    public async Task<(ReadOnlyMemory<byte> Line, CallErrorKind? Failure)> RunAsync(
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
            return paging is { } pages
                ? await ReadPagesAsync(pages.Limits, pages.Input, cancellation)
                : await CallAsync(input, cancellation);
        }
        catch (InputException problem)
        {
            return Failed(new CallError(CallErrorKind.Validation, "ParamValidation", problem.Message));
        }
    }

    private async Task<(ReadOnlyMemory<byte>, CallErrorKind?)> CallAsync(
        JsonElement input,
        CancellationToken cancellation
    )
    {
        var result = _documents.Open(
            await client.CallAsync(target.Service.Name, target.Operation.Name, input, cancellation)
        );
        return result.Error is { } error ? Failed(error)
            : context.Query is { } query ? Queried(result.Output, query)
            : (Line("output", writer => JsonText.Copy(writer, result.Output)), null);
    }

    private async Task<(ReadOnlyMemory<byte>, CallErrorKind?)> ReadPagesAsync(
        PageLimits limits,
        JsonElement input,
        CancellationToken cancellation
    )
    {
        var pages = client.PagesAsync(target.Service.Name, target.Operation.Name, input, cancellation);
        var merged = await MergedPages.ReadAsync(
            target.Operation.Paginator!,
            limits,
            _documents.OpenAll(pages),
            cancellation
        );
        return merged.Error is { } error ? Failed(error)
            : context.Query is { } query ? Queried(merged.ToDocument(), query)
            : (Line("output", merged.WriteTo), null);
    }

    private static (ReadOnlyMemory<byte>, CallErrorKind?) Queried(JsonElement document, string query) =>
        JsonQuery.TryApply(document.GetRawText(), query, out var found, out var problem)
            ? (Line("output", found.WriteTo), null)
            : Failed(new CallError(CallErrorKind.Validation, "Query", problem));

    private static (ReadOnlyMemory<byte>, CallErrorKind?) Failed(CallError error) =>
        (Line("error", writer => CallFailure.WriteJson(writer, error)), error.Kind);

    private static ReadOnlyMemory<byte> Line(string name, Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>(UsualBytes);
        JsonText.Write(
            bytes,
            writer =>
            {
                writer.WriteStartObject();
                writer.WritePropertyName(name);
                write(writer);
                writer.WriteEndObject();
            },
            indented: false
        );
        bytes.Write("\n"u8);
        return bytes.WrittenMemory;
    }
}
