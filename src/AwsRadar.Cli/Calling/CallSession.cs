using System.Text.Json;
using AwsRadar.Cli.Calling.Describing;
using AwsRadar.Cli.Calling.Lines;
using AwsRadar.Cli.Calling.Names;
using AwsRadar.Cli.Calling.Paging;
using AwsRadar.Cli.Calling.Parameters;
using AwsRadar.Cli.Calling.Printing;
using AwsRadar.Cli.Calling.Values;
using AwsRadar.Cli.Coaching;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Client;
using AwsRadar.Client.Calls;

namespace AwsRadar.Cli.Calling;

/// <summary>One run of <c>aws-radar call</c> for an operation that there is.</summary>
internal static class CallSession
{
    /// <summary>
    /// 1. What belongs to no parameter is refused. 2. A description needs nothing else. 3. The input is read and checked, so
    /// that a mistake is told before anything is sent. 4. The request is shown, or the call is made.
    /// </summary>
    /// <exception cref="InputException">The command line cannot be read.</exception>
    public static async Task<int> RunAsync(
        CommandContext context,
        CallCommandLine line,
        CallTarget target,
        CancellationToken cancellation
    )
    {
        // Step 1: every word has a meaning.
        RefuseStrangers(context, line, target);

        // Step 2: a description.
        var arguments = context.Arguments;
        if (arguments.GetValue(CallOptions.Describe))
        {
            return OperationDescription.Print(context, target);
        }

        // Step 3: the input.
        CheckQuery(context);
        var reader = new InputReader(target, line.Parameters!, arguments);
        if (arguments.GetValue(CallOptions.CliInputJsonLines) is { } file)
        {
            // A line that cannot be read is answered in a line, which programs read.
            Language.UseEnglish();
            return await LineCalls.RunAsync(context, target, reader, file, cancellation);
        }

        var input = reader.Read();
        var paging = new PagingOptions(target, arguments).Read(input);
        var sent = paging?.Input ?? input;

        // Step 4: the request, or the call.
        var upload = UploadFile.Take(target, line.Parameters!, arguments, ref sent);
        if (arguments.GetValue(CallOptions.DryRun))
        {
            return await RequestRehearsal.RunAsync(context, target, sent, upload, cancellation);
        }

        var files = new CallFiles(upload, OutFile(context, line, target));
        var format = ConfiguredFormat.Of(context);
        context.Lesson.Step(target.Service.Name, target.Operation.Name, input);
        using var client = new AwsClient(context.ClientOptions);
        return CoachOptions.Read(context) is { } wish
            ? await new CoachedCall(context, target, client, wish).RunAsync(
                async () =>
                {
                    CallError? denied = null;
                    var runner = new CallRunner(context, format, target, client) { Denied = error => denied = error };
                    return (await runner.RunAsync(sent, paging?.Limits, files, cancellation), denied);
                },
                cancellation
            )
            : await new CallRunner(context, format, target, client).RunAsync(sent, paging?.Limits, files, cancellation);
    }

    private static string? OutFile(CommandContext context, CallCommandLine line, CallTarget target) =>
        line.OutFile is not { } argument ? null
        : context.Arguments.GetValue(argument) is { } path ? path
        // Content in events is printed with them, in base64, where no file is named.
        : target.StreamedOutput is null ? null
        : throw new InputException(
            Translate(
                $"`{target.Title}` returns a file: name where to put it at the end of the line, or - for standard output."
            )
        );

    private static void RefuseStrangers(CommandContext context, CallCommandLine line, CallTarget target)
    {
        var known = target.Parameters.All.Select(each => each.Option);
        var stranger =
            context.Arguments.UnmatchedTokens.Count > 0
                ? context.Arguments.UnmatchedTokens[0]
                : OptionLikeValue.FirstIn(context.Arguments, line.Words);
        if (stranger is null)
        {
            return;
        }

        if (!stranger.StartsWith("--", StringComparison.Ordinal))
        {
            throw new InputException(
                Translate(
                    $"`{stranger}` belongs to no parameter of `{target.Title}`: parameters are named, such as `{known.FirstOrDefault() ?? "--output"} …`."
                )
            );
        }

        var name = stranger.Split('=')[0];
        throw new InputException(
            Translate(
                $"`{name}` is not a parameter of `{target.Title}`. {Suggestions.Sentence(name, known) ?? Translate($"Its parameters: aws-radar call {target.Title} --describe")}"
            )
        );
    }

    /// <summary>Before the call: a change must not be made and its answer then be lost.</summary>
    private static void CheckQuery(CommandContext context)
    {
        if (context.Query is { } query && JsonQuery.ProblemOf(query) is { } problem)
        {
            throw new InputException(problem);
        }
    }
}
