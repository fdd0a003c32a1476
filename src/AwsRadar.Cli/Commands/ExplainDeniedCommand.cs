using System.CommandLine;
using AwsRadar.Cli.Calling;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Explaining;
using AwsRadar.Cli.Output;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar explain-denied</c>: why AWS said no, and what would help.</summary>
internal static class ExplainDeniedCommand
{
    public const string Name = "explain-denied";

    private const string Legend = """
        Give AWS's message, or a CloudTrail event (one, a log file's Records, or what `lookup-events` prints), on standard
        input or as an argument. Without either, the call that `aws-radar call` was denied last is explained.

        Each line ends with what it rests on: AWS's message, IAM Toolbox (by the authorization id in the message, if the
        identity in use may ask), a snapshot of the account, AWS's reference. EC2's encoded messages are decoded if the
        identity in use may call sts:DecodeAuthorizationMessage. --offline asks nobody.

        An Allow is offered only where one can help: never against a Deny, a permissions boundary, a session policy, a
        service or resource control policy or a VPC endpoint's policy.
        """;

    private static readonly Argument<string?> Message = new("MESSAGE")
    {
        Description = "AWS's message or a CloudTrail event; without it, standard input, then the last call.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Offline = new("--offline") { Description = "Ask AWS nothing." };

    private static readonly Option<TimeSpan?> Wait = DurationOption.Create(
        "--wait",
        "How long to wait for IAM Toolbox, which learns of a denial a little later; 20s unless given."
    );

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            Name,
            "Explain an AccessDenied: which policy said no, whether an Allow can help, and the smallest one that does.",
            RunAsync,
            Message,
            Offline,
            Wait,
            LegendHelp.Create(Legend)
        );

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        var text = context.Arguments.GetValue(Message);
        text ??= context.Host.PipedInput is { } input ? (await input.ReadToEndAsync(cancellation)).Trim() : "";
        var last = text.Length == 0 ? LastDenial.Read() : null;
        if (text.Length == 0 && last is null)
        {
            return context.Fail(DenialWords.NoLastCall, exitCode: ExitCode.Usage);
        }

        var wait = context.Arguments.GetValue(Wait) ?? TimeSpan.FromSeconds(20);
        var inquiry = new DenialInquiry(context, last?.Profile, context.Arguments.GetValue(Offline) ? null : wait);
        var found = last is null
            ? await inquiry.RunAsync(
                text,
                CloudTrailEvent.Read(text) ?? DeniedRequest.Of(text, target: null),
                cancellation
            )
            : await inquiry.RunAsync(
                last.Message,
                DeniedRequest.Of(last.Message, CallTarget.Find(last.Service, last.Operation), last.RequestId),
                cancellation
            );
        return found.Request is { } request
            ? Print(context, DenialReporter.Create(context, request, canBeCoached: false, found.Notes))
            : context.Fail(found.Notes is [var note, ..] ? note : DenialWords.NotADenial);
    }

    private static int Print(CommandContext context, DenialReport report)
    {
        if (context.Query is not null || context.Output is not (null or OutputFormat.Table))
        {
            return context.Data.PrintJson(DenialReportJson.Write(report));
        }

        DenialReportText.Print(context, report);
        return ExitCode.Done;
    }
}
