using System.Buffers;
using System.Text.Json;
using AwsRadar.Cli.Calling.Values;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Client;
using AwsRadar.Client.Calls;

namespace AwsRadar.Cli.Calling.Lines;

/// <summary>
/// Many calls of one operation: each line of the input is an object with parameters, each line of the output its answer, in
/// the same order. A call that fails leaves its error in its place and the others go on.
/// </summary>
internal static class LineCalls
{
    private const string Option = "--cli-input-jsonl";
    private const int MostParallel = 64;

    /// <exception cref="InputException">The command line does not fit together, or the input cannot be read.</exception>
    public static async Task<int> RunAsync(
        CommandContext context,
        CallTarget target,
        InputReader reader,
        string file,
        CancellationToken cancellation
    )
    {
        Refuse(context, target);
        var parallel = context.Arguments.GetValue(CallOptions.Parallel);
        if (parallel is < 1 or > MostParallel)
        {
            throw new InputException(Translate($"`--parallel` takes a number from 1 to {MostParallel}."));
        }

        await using var input = LineSource.Open(file, Option);
        using var client = new AwsClient(context.ClientOptions);
        var call = new LineCall(context, target, reader, client);
        var tally = new LineTally();
        // Answers wait in the order of their lines; there are never more of them than calls may be under way.
        var pending = new Queue<Task<(ArrayBufferWriter<byte> Line, CallErrorKind? Failure)>>();
        await foreach (var line in LineSource.ReadAsync(input, cancellation))
        {
            if (line.AsSpan().Trim(" \t\r"u8).IsEmpty)
            {
                tally.Skip();
                continue;
            }

            if (pending.Count == parallel)
            {
                Print(context, call, tally, await pending.Dequeue());
            }

            pending.Enqueue(call.RunAsync(line, tally.Next(), cancellation));
        }

        while (pending.TryDequeue(out var answer))
        {
            Print(context, call, tally, await answer);
        }

        return tally.Say(context);
    }

    private static void Print(
        CommandContext context,
        LineCall call,
        LineTally tally,
        (ArrayBufferWriter<byte> Line, CallErrorKind? Failure) answer
    )
    {
        context.WriteData(answer.Line.WrittenSpan);
        call.Return(answer.Line);
        tally.Count(answer.Failure);
    }

    private static void Refuse(CommandContext context, CallTarget target)
    {
        var arguments = context.Arguments;
        var problem =
            context.Output is not (null or OutputFormat.Json or OutputFormat.JsonLines)
                ? Translate($"`{Option}` answers in lines of JSON: leave out `--output`.")
            : arguments.GetValue(CallOptions.DryRun)
                ? Translate($"`--dry-run` shows one request: leave out `{Option}`.")
            : arguments.GetValue(CallOptions.CliInputJson) is not null
                ? Translate($"`--cli-input-json` and `{Option}` both give the parameters: leave out one.")
            : target.StreamedOutput is not null
                ? Translate($"`{target.Title}` returns a file each time, for which `{Option}` has no place.")
            : null;
        if (problem is not null)
        {
            throw new InputException(problem);
        }
    }
}
