using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;
using AwsRadar.Wire.Endpoints;
using AwsRadar.Wire.Models;

namespace AwsRadar.Client.Endpoints;

/// <summary>What environment and profile say about the kind of endpoint: FIPS, dual-stack, and the choices of S3 and STS.</summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html</remarks>
internal sealed class EndpointPreferences(ProcessEnvironment environment, SharedProfile? profile)
{
    private const string S3Block = "s3.";

    /// <summary>The settings for AWS's own endpoint of a service, the region aside.</summary>
    /// <exception cref="ConfigurationException">A setting has a value that it cannot have.</exception>
    public EndpointSettings Settings(ServiceModel service) =>
        new()
        {
            UseFips = Flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint") ?? false,
            UseDualStack = UsesDualStack(service),
            AccountIdEndpointMode = AccountIdMode,
            UseGlobalStsEndpoint =
                (environment["AWS_STS_REGIONAL_ENDPOINTS"] ?? profile?["sts_regional_endpoints"]) is "legacy",
            S3 = new S3EndpointSettings
            {
                ForcePathStyle = AddressingStyle is "path",
                Accelerate = Flag(variable: null, S3Block + "use_accelerate_endpoint") ?? false,
                UseGlobalEndpoint =
                    (
                        environment["AWS_S3_US_EAST_1_REGIONAL_ENDPOINT"]
                        ?? profile?["s3_us_east_1_regional_endpoint"]
                        ?? profile?[S3Block + "us_east_1_regional_endpoint"]
                    )
                        is "legacy",
                DisableMultiRegionAccessPoints =
                    Flag(
                        "AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS",
                        "s3_disable_multiregion_access_points",
                        S3Block + "s3_disable_multiregion_access_points"
                    ) ?? false,
                UseArnRegion = UsesArnRegion,
                UseArnRegionOfControl = UsesArnRegion,
                DisableExpressSessions =
                    Flag(
                        "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH",
                        "s3_disable_express_session_auth",
                        S3Block + "s3_disable_express_session_auth"
                    ) ?? false,
            },
        };

    /// <summary><c>preferred</c>, <c>required</c> or <c>disabled</c>.</summary>
    /// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-account-endpoints.html</remarks>
    public string AccountIdMode =>
        Word("AWS_ACCOUNT_ID_ENDPOINT_MODE", "account_id_endpoint_mode") switch
        {
            null => "preferred",
            var (word, _) when word.ToLowerInvariant() is "preferred" or "required" or "disabled" =>
                word.ToLowerInvariant(),
            var (word, place) => throw new ConfigurationException(
                CallErrorKind.UnreadableConfiguration,
                Translate(
                    $"`{word}` ({place}) is no mode of endpoints with account ids: use preferred, disabled or required."
                )
            ),
        };

    /// <summary>The regions that a Signature Version 4a is to be good for; null leaves them to the endpoint.</summary>
    /// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-sigv4a-signing-region-set.html</remarks>
    public string? SigningRegionSet => Word("AWS_SIGV4A_SIGNING_REGION_SET", "sigv4a_signing_region_set")?.Word;

    /// <summary><c>auto</c>, <c>virtual</c> or <c>path</c>.</summary>
    public string AddressingStyle =>
        profile?[S3Block + "addressing_style"] switch
        {
            null => "auto",
            ("auto" or "virtual" or "path") and var style => style,
            var other => throw new ConfigurationException(
                CallErrorKind.UnreadableConfiguration,
                Translate(
                    $"`{other}` (`addressing_style` of the profile `{profile.Name}`) is not a style of S3's addresses: use auto, virtual or path."
                )
            ),
        };

    private bool? UsesArnRegion => Flag("AWS_S3_USE_ARN_REGION", "s3_use_arn_region", S3Block + "use_arn_region");

    /// <summary>S3's own older setting counts before the common one.</summary>
    private bool UsesDualStack(ServiceModel service) =>
        (service.Name is "s3" or "s3control" ? Flag(variable: null, S3Block + "use_dualstack_endpoint") : null)
        ?? Flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")
        ?? false;

    private (string Word, string Place)? Word(string variable, string setting) =>
        environment[variable] is { } value ? (value, $"`{variable}`")
        : profile?[setting] is { } text ? (text, Translate($"`{setting}` of the profile `{profile.Name}`"))
        : null;

    private bool? Flag(string? variable, params ReadOnlySpan<string> settings) =>
        EndpointFlag.Read(environment, profile, variable, settings);
}
