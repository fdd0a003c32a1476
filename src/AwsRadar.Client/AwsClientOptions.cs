using System.Globalization;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Client;

/// <summary>
/// How a client finds its identity, region and endpoint. What is not set here is found as the AWS CLI finds it. With credentials,
/// region and endpoint all given, and no profile, the shared files are not read at all.
/// </summary>
public sealed record AwsClientOptions
{
    /// <summary>A profile of the shared config and credentials files; without it <c>AWS_PROFILE</c>, then the AWS chain.</summary>
    public string? ProfileName { get; init; }

    /// <summary>Without it <c>AWS_REGION</c>, <c>AWS_DEFAULT_REGION</c>, then the profile's.</summary>
    public string? Region { get; init; }

    /// <summary>Replaces every service's endpoint: https, or http to a loopback address.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>Used as they are; no file or variable is then looked at for credentials.</summary>
    public SigningCredentials? Credentials { get; init; }

    /// <summary>
    /// The most times a call is sent, the first included: 1 or more. Without it <c>AWS_MAX_ATTEMPTS</c>, then the
    /// profile's <c>max_attempts</c>, then as the AWS SDKs' standard mode: 3.
    /// </summary>
    public int? MaxAttempts { get; init; }

    /// <summary>The most calls a second to one service; null: as many as it bears, which is learned when it throttles.</summary>
    public double? MaxCallsPerSecond { get; init; }

    /// <summary>How long connecting may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an attempt may go without a byte sent or received.</summary>
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one attempt may take in all.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Tells the time that signatures carry and whether credentials are near their end, and waits before retries.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long a profile's <c>credential_process</c> may take, a person who answers it included.</summary>
    public TimeSpan CredentialProcessTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Asks a person for the current code of an MFA device, named by serial number or ARN; null from it when nobody can be
    /// asked. Without it a role that needs a code is an error that says so.
    /// </summary>
    public Func<string, CancellationToken, Task<string?>>? MfaCode { get; init; }

    /// <summary>Gets a sentence about what should be looked after: keys that others can read, a clock that is minutes off.</summary>
    public Action<string>? Warn { get; init; }

    /// <summary>
    /// In what language somebody is warned or asked, whatever the one of the call that brings it up: that of who made these options.
    /// </summary>
    internal CultureInfo Language { get; } = CultureInfo.CurrentUICulture;

    /// <summary>Refuses every host but loopback. The environment's <c>AWS_RADAR_LOOPBACK_ONLY=1</c> does the same.</summary>
    public bool RequireLoopback { get; init; }

    /// <summary>Stands in for the environment variables of the process; null looks at the process.</summary>
    public IReadOnlyDictionary<string, string>? EnvironmentVariables { get; init; }
}
