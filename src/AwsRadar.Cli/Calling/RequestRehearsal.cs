using System.Text;
using System.Text.Json;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Cli.Calling;

/// <summary>Shows the request of a call as it would go out, and sends nothing.</summary>
internal static class RequestRehearsal
{
    private const string Hidden = "***";

    public static async Task<int> RunAsync(
        CommandContext context,
        CallTarget target,
        JsonElement input,
        StreamingBody? upload,
        CancellationToken cancellation
    )
    {
        using var client = new AwsClient(context.ClientOptions);
        var shown = SensitiveValues.Replace(target.Operation.Input, input, Hidden);
        var (request, error) = await client.PrepareAsync(
            target.Service.Name,
            target.Operation.Name,
            shown,
            new CallStreams { Body = upload },
            cancellation
        );
        if (request is null)
        {
            return CallFailure.Say(context, target, error!, pages: 0);
        }

        if (context.Output is null && context.Query is null)
        {
            Print(context, request, upload);
            SayNotSent(context, target);
            return ExitCode.Done;
        }

        return context.Data.PrintJson(JsonText.Write(writer => WriteJson(writer, request, upload), indented: false));
    }

    private static void Print(CommandContext context, PreparedRequest request, StreamingBody? upload)
    {
        context.WriteData(TerminalText.Escape($"{request.Method} {request.Url.AbsoluteUri}"));
        foreach (var (name, value) in request.Headers)
        {
            context.WriteData(TerminalText.Escape($"{name}: {value}"));
        }

        if (!request.Body.IsEmpty || upload is not null)
        {
            context.WriteData("");
            context.WriteData(BodyText(request.Body, upload));
        }
    }

    private static void WriteJson(Utf8JsonWriter writer, PreparedRequest request, StreamingBody? upload)
    {
        writer.WriteStartObject();
        writer.WriteString("method", request.Method);
        writer.WriteString("url", request.Url.AbsoluteUri);
        writer.WriteStartObject("headers");
        foreach (var (name, value) in request.Headers)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
        writer.WriteString("body", BodyText(request.Body, upload));
        writer.WriteEndObject();
    }

    private static void SayNotSent(CommandContext context, CallTarget target)
    {
        context.Say();
        context.Say(Translate("Nothing was sent. Values that the model calls sensitive stand as ***."));
        if (target.Operation.Input is { } input && input.TryGetMember("DryRun", out _))
        {
            context.Say(
                Translate(
                    $"{target.Operation.Name} has a DryRun of its own, which AWS answers: --cli-input-json '{{\"DryRun\":true}}'."
                )
            );
        }
    }

    /// <summary>The body as text where it is text, its size otherwise.</summary>
    private static string BodyText(ReadOnlyMemory<byte> body, StreamingBody? upload)
    {
        if (upload is not null)
        {
            return Size(upload.Length ?? 0);
        }

        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body.Span);
            return string.Join('\n', text.Split('\n').Select(TerminalText.Escape));
        }
        catch (DecoderFallbackException)
        {
            return Size(body.Length);
        }
    }

    private static string Size(long bytes) => Translate($"({bytes} bytes)");
}
