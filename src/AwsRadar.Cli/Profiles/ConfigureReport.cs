using System.Collections.Immutable;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Client.Credentials;
using AwsRadar.Client.Profiles;

namespace AwsRadar.Cli.Profiles;

/// <summary>Says what was written, what keeps it from being used, and how to try it.</summary>
internal static class ConfigureReport
{
    public static void Say(
        CommandContext context,
        ProfileStore store,
        string name,
        ProfileSettings settings,
        ImmutableArray<string> written
    )
    {
        context.Say(
            TerminalText.Escape(
                written.IsEmpty
                    ? Translate($"Profile {name} stays as it was.")
                    : Translate(
                        $"Profile {name}: {What(settings)} written to {string.Join(Translate(" and "), written)}"
                    )
            )
        );
        foreach (var problem in store.Problems())
        {
            context.Warn(problem);
        }

        WarnOfOthers(context, store, settings);
        var option = context.Profile is null ? "" : $" --profile {Quoted(context.Profile)}";
        context.Say(TerminalText.Escape(Translate($"Try it  aws-radar whoami{option}")));
    }

    private static string What(ProfileSettings settings)
    {
        string?[] parts =
        [
            settings.Keys is { } keys ? Translate($"key {CallerIdentity.Mask(keys.AccessKeyId)}") : null,
            settings.RoleArn is { } role ? Translate($"role {role}") : null,
            settings.Region is { } region ? Translate($"region {region}") : null,
            settings.EndpointUrl is { } endpoint ? Translate($"endpoint {endpoint}") : null,
            settings.Output is { } output ? Translate($"output {output}") : null,
        ];
        var named = string.Join(", ", parts.Where(part => part is not null));
        return named.Length > 0 ? named : "settings";
    }

    /// <summary>Credentials that come first make those just written look broken, or worse, work as somebody else.</summary>
    private static void WarnOfOthers(CommandContext context, ProfileStore store, ProfileSettings settings)
    {
        CredentialSource? meant =
            settings.Keys is not null ? CredentialSource.Profile
            : settings.RoleArn is not null ? CredentialSource.AssumedRole
            : null;
        var (source, words) = store.InUse(context.Profile);
        if (meant is not null && source != meant)
        {
            context.Warn(
                source is null
                    ? Translate($"What was written cannot work yet: {words}")
                    : Translate($"What was written is not what is used: {words} comes first.")
            );
        }
    }

    private static string Quoted(string name) => name.Contains(' ', StringComparison.Ordinal) ? $"'{name}'" : name;
}
