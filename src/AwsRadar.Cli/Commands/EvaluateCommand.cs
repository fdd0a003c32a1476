using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Cli.Questions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Evaluation.Cases;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar evaluate</c>: would AWS allow it, and why. One question, or a file of cases.</summary>
internal static class EvaluateCommand
{
    private static readonly Option<string?> Cases = new("--cases")
    {
        Description =
            "Answer a file of evaluation cases instead, one line of JSON for one line of JSON; `-` reads standard input.",
        HelpName = "FILE|-",
    };

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "evaluate",
            "Would AWS allow it, and why? One question to policies in files, or a file of cases.",
            RunAsync,
            [.. QuestionOptions.All, Cases]
        );

    private static Task<int> RunAsync(CommandContext context, CancellationToken cancellation) =>
        context.Arguments.GetValue(Cases) is { } file
            ? RunCasesAsync(context, file, cancellation)
            : Task.FromResult(Answer(context));

    private static int Answer(CommandContext context)
    {
        if (Question.Missing(context.Arguments) is { } missing)
        {
            return context.Fail(
                Translate($"The question lacks {missing}."),
                Translate("Give --principal, --action and --resource, or --cases FILE."),
                ExitCode.Usage
            );
        }

        if (Question.BrokenContext(context.Arguments) is { } pair)
        {
            return context.Fail(
                Translate($"--context: `{pair}` is not KEY=VALUE."),
                Translate("For example: --context aws:SourceIp=203.0.113.7"),
                ExitCode.Usage
            );
        }

        try
        {
            var files = new PolicyFiles();
            var policies = Question.Policies(context.Arguments, files);
            return files.Errors.Count > 0
                ? PolicyFileErrors.Say(context, files)
                : Answer(context, Question.Request(context.Arguments), policies);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return context.Fail(Translate($"A policy cannot be read: {FileFault.Of(error)}."));
        }
    }

    private static int Answer(CommandContext context, RequestContext request, PolicySet policies)
    {
        var result = PolicyEvaluator.Evaluate(request, policies);
        if (context.Query is not null || context.Output is not (null or OutputFormat.Table or OutputFormat.Text))
        {
            context.Data.PrintJson(
                new CaseResult(new EvaluationCase { Request = request, Policies = policies }, result).ToJson()
            );
        }
        else
        {
            AnswerText.Write(context, request, result, PolicyEvaluator.Explain(request, policies), [], [], why: null);
        }

        return DecisionExitCode.Of(result.Decision);
    }

    private static async Task<int> RunCasesAsync(CommandContext context, string file, CancellationToken cancellation)
    {
        try
        {
            using var input = file == "-" ? new StreamReader(Console.OpenStandardInput()) : new StreamReader(file);
            var summary = await CaseRunner.RunAsync(input, context.Host.Out, cancellationToken: cancellation);
            await context.Host.Out.FlushAsync(cancellation);
            if (summary.Agree + summary.Differ > 0)
            {
                context.Say(summary.ToString());
            }

            return summary.Differ > 0 ? ExitCode.Denied : ExitCode.Done;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return context.Fail(Translate($"The cases in `{file}` cannot be read: {FileFault.Of(error, file)}."));
        }
    }
}
