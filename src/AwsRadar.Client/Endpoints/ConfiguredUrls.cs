using AwsRadar.Client.Configuration;
using AwsRadar.Wire.Models;

namespace AwsRadar.Client.Endpoints;

/// <summary>
/// URLs that stand in for AWS's own. Step 1: the caller's URL. Step 2: <c>AWS_ENDPOINT_URL_IAM</c>. Step 3:
/// <c>AWS_ENDPOINT_URL</c>. Step 4: the profile's <c>services</c> section. Step 5: the profile's <c>endpoint_url</c>.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html</remarks>
internal sealed class ConfiguredUrls(
    AwsClientOptions options,
    ProcessEnvironment environment,
    SharedProfiles profiles,
    SharedProfile? profile
)
{
    /// <summary>Null when AWS's own endpoint is to be used.</summary>
    /// <exception cref="ConfigurationException">The text is not an endpoint's URL, or the <c>services</c> section is missing.</exception>
    public (Uri Url, string Source)? Find(ServiceModel service) =>
        Choose(service) is var (url, source) ? (EndpointGuard.Parse(url, source), source) : null;

    private (string Url, string Source)? Choose(ServiceModel service)
    {
        var id = service.ServiceId.Replace(' ', '_').Replace('-', '_');
        var variable = $"AWS_ENDPOINT_URL_{id.ToUpperInvariant()}";
        return this switch
        {
            _ when options.EndpointUrl is { } url => (url, Translatable("the endpoint URL that was given")),
            _ when IsIgnored => null,
            _ when environment[variable] is { } url => (url, $"`{variable}`"),
            _ when environment["AWS_ENDPOINT_URL"] is { } url => (url, "`AWS_ENDPOINT_URL`"),
            _ when InServices(id.ToLowerInvariant()) is { } url => (
                url,
                Translatable("the profile's `services` section")
            ),
            _ when profile?["endpoint_url"] is { } url => (url, Translatable("the profile's `endpoint_url`")),
            _ => null,
        };
    }

    private bool IsIgnored =>
        EndpointFlag.Read(
            environment,
            profile,
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
            "ignore_configured_endpoint_urls"
        ) ?? false;

    private string? InServices(string serviceId) =>
        profile?["services"] is { } name
            ? profiles.Section("services", name).GetValueOrDefault($"{serviceId}.endpoint_url")
            : null;
}
