using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using AwsRadar.Client.Endpoints;
using AwsRadar.Wire.Models;

namespace AwsRadar.Client.Pipeline;

/// <summary>
/// The SDK's settings for one service. All that the SDK would look up by itself (region, endpoint, profile) is set, so
/// that it looks nothing up: this program's own resolution is the one that counts and the one that is shown.
/// </summary>
internal sealed class PipelineConfig : ClientConfig
{
    private readonly Uri _endpoint;

    public PipelineConfig(
        ServiceModel service,
        ServiceEndpoint endpoint,
        AwsClientOptions options,
        HttpClientFactory http
    )
        : base(new FixedDefaults())
    {
        _endpoint = endpoint.Url;
        ServiceVersion = service.ApiVersion;
        RegionEndpointServiceName = endpoint.SigningName;
        IgnoreConfiguredEndpointUrls = true;
        ServiceURL = endpoint.Url.AbsoluteUri;
        // With a service URL set, the signer would otherwise sign for us-east-1 whatever the region.
        AuthenticationRegion = endpoint.SigningRegion;
        AuthenticationServiceName = endpoint.SigningName;
        RetryMode = RequestRetryMode.Standard;
        MaxErrorRetry = Math.Max(0, options.MaxAttempts - 1);
        ThrottleRetries = true;
        AllowAutoRedirect = false;
        DisableRequestCompression = true;
        HttpClientFactory = http;
        LogResponse = false;
        LogMetrics = false;
    }

    public override string ServiceVersion { get; }

    public override string RegionEndpointServiceName { get; }

    public override string UserAgent { get; } = "aws-radar/0.1.0";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        new(_endpoint.AbsoluteUri);

    /// <summary>Nothing is left to validate; the base would ask for a region, and the search for one may reach the network.</summary>
    public override void Validate() { }

    private sealed class FixedDefaults : IDefaultConfigurationProvider
    {
        public IDefaultConfiguration GetDefaultConfiguration(
            Amazon.RegionEndpoint clientRegion,
            DefaultConfigurationMode? requestedConfigurationMode = null
        ) =>
            new DefaultConfiguration
            {
                Name = Amazon.Runtime.DefaultConfigurationMode.Standard,
                RetryMode = RequestRetryMode.Standard,
            };
    }
}
