using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;
using AwsRadar.Wire.Models;

namespace AwsRadar.Client.Endpoints;

/// <summary>
/// Finds where a service is called. Step 1: the caller's URL. Step 2: <c>AWS_ENDPOINT_URL_IAM</c>. Step 3: <c>AWS_ENDPOINT_URL</c>.
/// Step 4: the profile's <c>services</c> section. Step 5: the profile's <c>endpoint_url</c>. Step 6: AWS's own host.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html</remarks>
internal sealed class EndpointFinder(
    AwsClientOptions options,
    ProcessEnvironment environment,
    SharedProfiles profiles,
    SharedProfile? profile
)
{
    /// <summary>The region by option, environment or profile; null when none says one.</summary>
    /// <exception cref="ConfigurationException">It cannot be a region: it becomes part of a host name.</exception>
    public string? Region =>
        ConfiguredRegion switch
        {
            (null, _) => null,
            ({ } region, _) when region.All(IsOfRegion) => region,
            var (other, source) => throw new ConfigurationException(
                CallErrorKind.NoRegion,
                $"`{other}` ({source}) is not a region: regions look like `ap-northeast-2`."
            ),
        };

    /// <summary>Where the region comes from, for people; null when there is none.</summary>
    public string? RegionSource => ConfiguredRegion.Source;

    private (string? Name, string? Source) ConfiguredRegion =>
        this switch
        {
            _ when options.Region is { } region => (region, "the region that was given"),
            _ when environment["AWS_REGION"] is { } region => (region, "`AWS_REGION`"),
            _ when environment["AWS_DEFAULT_REGION"] is { } region => (region, "`AWS_DEFAULT_REGION`"),
            _ when profile?["region"] is { } region => (
                region,
                $"profile `{profile.Name}` in `{profile.FileOf("region")}`"
            ),
            _ => (null, null),
        };

    /// <exception cref="ConfigurationException">The URL is none, or requests to it must not be signed, or a region is missing.</exception>
    public ServiceEndpoint Find(ServiceModel service)
    {
        var (url, source) = Configured(service);
        var own = AwsHosts.Find(service, Region);
        if (url is null)
        {
            return EndpointGuard.Check(own ?? throw NoRegion(service), MustBeLoopback);
        }

        // A global service is signed for its one region wherever it is called.
        var region = own?.SigningRegion ?? AwsHosts.DefaultRegion;
        var endpoint = new ServiceEndpoint(EndpointGuard.Parse(url, source), region, service.SigningName, source);
        return EndpointGuard.Check(endpoint, MustBeLoopback);
    }

    private bool MustBeLoopback => options.RequireLoopback || environment.IsLoopbackOnly;

    private (string? Url, string Source) Configured(ServiceModel service)
    {
        var id = service.ServiceId.Replace(' ', '_');
        var variable = $"AWS_ENDPOINT_URL_{id.ToUpperInvariant()}";
        return this switch
        {
            _ when options.EndpointUrl is { } url => (url, "the endpoint URL that was given"),
            _ when IsIgnored => (null, ""),
            _ when environment[variable] is { } url => (url, $"`{variable}`"),
            _ when environment["AWS_ENDPOINT_URL"] is { } url => (url, "`AWS_ENDPOINT_URL`"),
            _ when ServiceSection(id.ToLowerInvariant()) is { } url => (url, "the profile's `services` section"),
            _ when profile?["endpoint_url"] is { } url => (url, "the profile's `endpoint_url`"),
            _ => (null, ""),
        };
    }

    private bool IsIgnored =>
        (environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] ?? profile?["ignore_configured_endpoint_urls"]) is "true";

    private string? ServiceSection(string serviceId) =>
        profile?["services"] is { } name
            ? profiles.Section("services", name).GetValueOrDefault($"{serviceId}.endpoint_url")
            : null;

    private static bool IsOfRegion(char character) =>
        char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-';

    private static ConfigurationException NoRegion(ServiceModel service) =>
        new(
            CallErrorKind.NoRegion,
            $"`{service.Name}` is called in a region, and none is set: use `--region`, `AWS_REGION` or the profile's `region`."
        );
}
