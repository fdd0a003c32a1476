using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;

namespace AwsRadar.Client.Endpoints;

/// <summary>A yes or no of the environment or, without one there, of the profile.</summary>
internal static class EndpointFlag
{
    /// <param name="settings">Names of the profile's setting; the first that is there counts.</param>
    /// <returns>Null when neither says anything.</returns>
    /// <exception cref="ConfigurationException">It says something other than true or false.</exception>
    public static bool? Read(
        ProcessEnvironment environment,
        SharedProfile? profile,
        string? variable,
        params ReadOnlySpan<string> settings
    )
    {
        if (variable is not null && environment[variable] is { } text)
        {
            return Parse(text, $"`{variable}`");
        }

        foreach (var setting in settings)
        {
            if (profile?[setting] is { } value)
            {
                return Parse(value, Translate($"`{setting}` of the profile `{profile.Name}`"));
            }
        }

        return null;
    }

    private static bool Parse(string text, string source) =>
        text.ToLowerInvariant() switch
        {
            "true" => true,
            "false" => false,
            _ => throw new ConfigurationException(
                CallErrorKind.UnreadableConfiguration,
                Translate($"`{text}` ({source}) is neither `true` nor `false`.")
            ),
        };
}
