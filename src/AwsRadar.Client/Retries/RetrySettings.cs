using System.Globalization;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;

namespace AwsRadar.Client.Retries;

/// <summary>How often a call is tried: the caller's number, then <c>AWS_MAX_ATTEMPTS</c>, then the profile's, then AWS's default.</summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html</remarks>
internal sealed class RetrySettings(AwsClientOptions options, ProcessEnvironment environment, SharedProfile? profile)
{
    private const int StandardAttempts = 3;
    private const int LegacyAttempts = 5;
    private const int DynamoDbAttempts = 4;

    /// <summary>The most attempts of a call to a service, the first included.</summary>
    /// <exception cref="ConfigurationException">A setting is not a number, or not a mode.</exception>
    public int MaxAttempts(string service) => options.MaxAttempts ?? Configured() ?? Default(service);

    public static bool IsDynamoDb(string service) => service is "dynamodb" or "dynamodbstreams";

    private int? Configured() =>
        Setting("AWS_MAX_ATTEMPTS", "max_attempts") is var (text, source)
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var attempts) && attempts > 0
                ? attempts
                : throw Unreadable(Translate($"`{text}` ({source}) is not a number of attempts: it must be 1 or more."))
            : null;

    private int Default(string service) =>
        Mode() is RetryMode.Legacy ? LegacyAttempts
        : IsDynamoDb(service) ? DynamoDbAttempts
        : StandardAttempts;

    private RetryMode Mode() =>
        Setting("AWS_RETRY_MODE", "retry_mode") switch
        {
            null => RetryMode.Standard,
            var (text, source) => Enum.TryParse<RetryMode>(text, ignoreCase: true, out var mode)
            && Enum.IsDefined(mode)
            && !char.IsAsciiDigit(text[0])
                ? mode
                : throw Unreadable(
                    Translate($"`{text}` ({source}) is not a retry mode: use standard, adaptive or legacy.")
                ),
        };

    private (string Text, string Source)? Setting(string variable, string setting) =>
        environment[variable] is { } value ? (value, $"`{variable}`")
        : profile?[setting] is { } other ? (other, Translate($"`{setting}` of the profile `{profile.Name}`"))
        : null;

    private static ConfigurationException Unreadable(string message) =>
        new(CallErrorKind.UnreadableConfiguration, message);
}
