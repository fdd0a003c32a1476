using System.Text.Json;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Scanning;
using AwsRadar.Client.Calls;

namespace AwsRadar.Cli.Calling;

/// <summary>Says why a call was not answered, and what to do.</summary>
internal static class CallFailure
{
    /// <summary>Says it on standard error and gives the exit code.</summary>
    /// <param name="pages">How many pages were answered before this one.</param>
    public static int Say(CommandContext context, CallTarget target, CallError error, int pages)
    {
        if (pages > 0)
        {
            context.Say(
                Translate($"Page {pages + 1} of `{target.Title}` failed: what was read before it is not everything.")
            );
        }

        if (error.Kind is CallErrorKind.Denied)
        {
            DenialText.Say(context, target, error);
            return ExitCode.Denied;
        }

        var (sentence, whatToDo) = CallErrorText.Explain(error);
        var said = IsOfService(error) ? $"{target.Title}: {error.Code}: {sentence}" : sentence;
        context.Fail(said, whatToDo ?? Advice(target, error));
        SayRequestId(context, error);
        return ExitCode.Failure;
    }

    public static void SayRequestId(CommandContext context, CallError error)
    {
        if (error.RequestId is { } id)
        {
            context.Say(Translate($"      request {Output.TerminalText.Escape(id)}"));
        }
    }

    /// <summary>An error as a line of JSON, for answers to many calls.</summary>
    public static void WriteJson(Utf8JsonWriter writer, CallError error)
    {
        writer.WriteStartObject();
        writer.WriteString("code", error.Code);
        writer.WriteString("message", error.Message);
        writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(error.Kind.ToString()));
        if (error.MissingPermission is { } permission)
        {
            writer.WriteString("missingPermission", permission);
        }

        if (error.RequestId is { } id)
        {
            writer.WriteString("requestId", id);
        }

        writer.WriteEndObject();
    }

    /// <summary>Whether the words are the service's: then its code, which people search for, belongs to them.</summary>
    private static bool IsOfService(CallError error) =>
        error.HttpStatus is not null
        && error.Kind
            is CallErrorKind.Other
                or CallErrorKind.NotFound
                or CallErrorKind.Validation
                or CallErrorKind.Throttled
                or CallErrorKind.Transient;

    private static string? Advice(CallTarget target, CallError error) =>
        error.Kind is CallErrorKind.Validation
            ? Translate($"The parameters: aws-radar call {target.Title} --describe")
            : null;
}
