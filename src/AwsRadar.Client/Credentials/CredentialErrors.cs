using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;

namespace AwsRadar.Client.Credentials;

/// <summary>Why a source of credentials gives none.</summary>
internal static class CredentialErrors
{
    public static ConfigurationException None(string message) => new(CallErrorKind.NoCredentials, message);

    public static ConfigurationException Ended(string origin, DateTimeOffset? end) =>
        new(
            CallErrorKind.ExpiredCredentials,
            Translate(
                $"The credentials of {origin} ended at {end:yyyy-MM-dd HH:mm:ss'Z'}: get new ones from where they come from."
            )
        );

    /// <summary>A service said no: its own words behind what was tried.</summary>
    public static ConfigurationException Because(string what, CallError error) =>
        new(error with { Message = $"{what}: {error.Message.ReplaceLineEndings(" ").Trim()}" });
}
