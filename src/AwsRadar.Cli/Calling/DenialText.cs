using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Explaining;
using AwsRadar.Cli.Output;
using AwsRadar.Client.Calls;
using AwsRadar.Core.Reference;

namespace AwsRadar.Cli.Calling;

/// <summary>A denied call for people: who may not do what, why, which permission is missing, and the smallest remedy.</summary>
internal static class DenialText
{
    public static void Say(CommandContext context, CallTarget target, CallError error)
    {
        LastDenial.Keep(context, target.Service.Name, target.Operation.Name, error);
        DenialReportText.Say(
            context,
            DenialReporter.Create(context, DeniedRequest.Of(target, error), canBeCoached: true)
        );
        context.Lesson.Denied();
        context.Say();
        context.Say(
            TerminalText.Escape(Translate($"exit {ExitCode.Denied}{Request(error)} · more: aws-radar explain-denied"))
        );
    }

    public static NeededActions Needed(CallTarget target) =>
        OperationActions.Resolve(
            new ApiOperation(
                target.Service.Name,
                target.Service.SigningName,
                target.Service.EndpointPrefix,
                target.Operation.Name,
                target.Operation.HttpMethod
            )
            {
                IsUnsigned = target.Operation.IsUnsigned,
            }
        );

    private static string Request(CallError error) => error.RequestId is { } id ? Translate($" · request {id}") : "";
}
