using System.Buffers;
using System.Collections.Concurrent;
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
    private const int MostKeptBytes = 4 * 1024 * 1024;

    private readonly PagingOptions _paging = new(target, context.Arguments);
    private readonly DocumentAnswers _documents = DocumentAnswers.Of(target);
    private readonly string? _query = context.Query;

    /// <summary>Lines that were printed: their memory serves the next.</summary>
    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _printed = [];

    /// <returns>A line of UTF-8 with its end, to be given back by <see cref="Return"/>, and what kind of failure it tells of.</returns>
    public Task<(ArrayBufferWriter<byte> Line, CallErrorKind? Failure)> RunAsync(
        byte[] line,
        int number,
        CancellationToken cancellation
    )
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"line {number}");
        try
        {
            var input = reader.Read(JsonInput.Parse(Encoding.UTF8.GetString(line), place), place);
            return _paging.Read(input) is { } pages
                ? ReadPagesAsync(pages.Limits, pages.Input, cancellation)
                : CallAsync(input, cancellation);
        }
        catch (InputException problem)
        {
            return Task.FromResult(Failed(new CallError(CallErrorKind.Validation, "ParamValidation", problem.Message)));
        }
    }

    /// <summary>A line is printed and nobody looks at it again.</summary>
    public void Return(ArrayBufferWriter<byte> line)
    {
        if (line.Capacity <= MostKeptBytes)
        {
            line.ResetWrittenCount();
            _printed.Add(line);
        }
    }

    private async Task<(ArrayBufferWriter<byte>, CallErrorKind?)> CallAsync(
        JsonElement input,
        CancellationToken cancellation
    )
    {
        var result = _documents.Open(
            await client.CallAsync(target.Service.Name, target.Operation.Name, input, cancellation)
        );
        return result.Error is { } error ? Failed(error)
            : _query is { } query ? Queried(result.Output, query)
            : (Line(result), null);
    }

    private async Task<(ArrayBufferWriter<byte>, CallErrorKind?)> ReadPagesAsync(
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
            : _query is { } query ? Queried(merged.ToDocument(), query)
            : (Line("output", merged.WriteTo), null);
    }

    private (ArrayBufferWriter<byte>, CallErrorKind?) Queried(JsonElement document, string query) =>
        JsonQuery.TryApply(document.GetRawText(), query, out var found, out var problem)
            ? (Line("output", found.WriteTo), null)
            : Failed(new CallError(CallErrorKind.Validation, "Query", problem));

    private (ArrayBufferWriter<byte>, CallErrorKind?) Failed(CallError error) =>
        (Line("error", writer => CallFailure.WriteJson(writer, error)), error.Kind);

    private ArrayBufferWriter<byte> Line(CallResult result)
    {
        var bytes = EmptyLine();
        bytes.Write("{\"output\":"u8);
        result.WriteOutputTo(bytes);
        bytes.Write("}\n"u8);
        return bytes;
    }

    private ArrayBufferWriter<byte> EmptyLine() =>
        _printed.TryTake(out var bytes) ? bytes : new ArrayBufferWriter<byte>();

    private ArrayBufferWriter<byte> Line(string name, Action<Utf8JsonWriter> write)
    {
        var bytes = EmptyLine();
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
        return bytes;
    }
}
