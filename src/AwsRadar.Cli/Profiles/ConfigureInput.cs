using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Client.Profiles;

namespace AwsRadar.Cli.Profiles;

/// <summary>
/// What is to be written to a profile. Options alone for a role or a region; a key id with a secret from the terminal or from
/// standard input; questions when there are no options; a key as JSON on standard input when there is no terminal either.
/// </summary>
internal static class ConfigureInput
{
    public static async Task<(ProfileSettings? Settings, InputProblem? Problem)> ReadAsync(
        CommandContext context,
        ProfileStore store,
        string name,
        CancellationToken cancellation
    )
    {
        var options = context.Arguments;
        if (options.GetResult(ConfigureOptions.Secret) is not null)
        {
            return Refuse(
                Translate(
                    "A secret is never an argument: the shell's history keeps it, and every user of this machine can read it."
                ),
                Translate(
                    "Give --access-key-id alone: the secret is asked for, or is the first line of standard input. Take that key out of use if others could read it."
                )
            );
        }

        var keyId = options.GetValue(ConfigureOptions.AccessKeyId);
        var settings = new ProfileSettings
        {
            Region = context.Region,
            EndpointUrl = context.EndpointUrl,
            Output = OutputSetting(context.Output),
            RoleArn = options.GetValue(ConfigureOptions.RoleArn),
            SourceProfile = options.GetValue(ConfigureOptions.SourceProfile),
            CredentialSource = options.GetValue(ConfigureOptions.CredentialSource),
            ExternalId = options.GetValue(ConfigureOptions.ExternalId),
            MfaSerial = options.GetValue(ConfigureOptions.MfaSerial),
        };
        if (Contradiction(context, settings, keyId) is { } problem)
        {
            return (null, problem);
        }

        if (keyId is not null)
        {
            var (keys, keyProblem) = await KeyInput.OfIdAsync(context.Host, keyId, cancellation);
            return (settings with { Keys = keys }, keyProblem);
        }

        return settings == new ProfileSettings()
            ? await AskAsync(context, store, name, cancellation)
            : (settings, null);
    }

    private static async Task<(ProfileSettings?, InputProblem?)> AskAsync(
        CommandContext context,
        ProfileStore store,
        string name,
        CancellationToken cancellation
    )
    {
        if (context.Host.Keyboard is { } keyboard)
        {
            return await new ConfigureDialog(context, keyboard, store, name).AskAsync(cancellation);
        }

        var (keys, problem) = await KeyInput.OfJsonAsync(context.Host, cancellation);
        return (new ProfileSettings { Keys = keys }, problem);
    }

    private static InputProblem? Contradiction(CommandContext context, ProfileSettings settings, string? keyId) =>
        settings switch
        {
            _ when context.Output is not null && settings.Output is null => new(
                Translate("The AWS CLI, which reads the profile too, prints json, text or table."),
                Translate("Give one of these with --output.")
            ),
            { RoleArn: not null } when keyId is not null => new(
                Translate("A profile has a key or assumes a role with another profile's."),
                Translate("Write the key to a profile of its own, and name it with --source-profile.")
            ),
            { RoleArn: not null, SourceProfile: null, CredentialSource: null } => new(
                Translate("A role is assumed with other credentials, and none are named."),
                Translate("Give --source-profile NAME, or --credential-source SOURCE.")
            ),
            { SourceProfile: not null, CredentialSource: not null } => new(
                Translate("A role is assumed with one kind of credentials."),
                Translate("Give --source-profile or --credential-source, not both.")
            ),
            _ => null,
        };

    private static string? OutputSetting(OutputFormat? format) =>
        format switch
        {
            OutputFormat.Json => "json",
            OutputFormat.Text => "text",
            OutputFormat.Table => "table",
            _ => null,
        };

    private static (ProfileSettings?, InputProblem?) Refuse(string sentence, string whatToDo) =>
        (null, new InputProblem(sentence, whatToDo));
}
