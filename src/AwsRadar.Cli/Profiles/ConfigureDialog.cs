using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Client.Profiles;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Cli.Profiles;

/// <summary>The four questions that <c>aws configure</c> asks, too. Enter keeps what stands there.</summary>
internal sealed class ConfigureDialog(CommandContext context, Keyboard keyboard, ProfileStore store, string name)
{
    private static readonly string[] Outputs = ["json", "text", "table", "yaml"];

    public async Task<(ProfileSettings? Settings, InputProblem? Problem)> AskAsync(CancellationToken cancellation)
    {
        var now = store.List().Profiles.FirstOrDefault(profile => profile.Name == name);
        context.Say(
            TerminalText.Escape(
                Translate(
                    $"Profile {name} in {store.CredentialsFile} and {store.ConfigFile}. Enter keeps what stands in brackets."
                )
            )
        );
        var (keys, problem) = await AskForKeyAsync(now?.MaskedAccessKeyId, cancellation);
        if (problem is not null)
        {
            return (null, problem);
        }

        var region = await AskAsync(Translate("Region, such as ap-northeast-2"), now?.Region, cancellation);
        var output = await AskAsync(
            Translate("Output of the AWS CLI: json, text, table or yaml"),
            now?.Output,
            cancellation
        );
        return output is not null && !Outputs.Contains(output, StringComparer.Ordinal)
            ? (null, new InputProblem(Translate($"`{output}` is no output format of the AWS CLI.")))
            : (
                new ProfileSettings
                {
                    Keys = keys,
                    Region = region,
                    Output = output,
                },
                null
            );
    }

    private async Task<(SigningCredentials?, InputProblem?)> AskForKeyAsync(string? now, CancellationToken cancellation)
    {
        var id = await AskAsync(Translate("AWS access key id"), now, cancellation);
        return id is null ? (null, null)
            : KeyInput.CheckId(id) is { } problem ? (null, problem)
            : KeyInput.Create(id, await KeyInput.AskAsync(keyboard, id, cancellation));
    }

    /// <summary>Null when nothing was typed.</summary>
    private async Task<string?> AskAsync(string question, string? now, CancellationToken cancellation)
    {
        var kept = now is null ? "" : $" [{TerminalText.Escape(now)}]";
        var answer =
            await keyboard.AskAsync(question + kept, cancellation)
            ?? throw new OperationCanceledException(Translate("end of input"));
        return answer.Trim() is { Length: > 0 } typed ? typed : null;
    }
}
