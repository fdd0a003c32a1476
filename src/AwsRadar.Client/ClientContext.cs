using System.Collections.Concurrent;
using AwsRadar.Client.Configuration;
using AwsRadar.Client.Credentials;
using AwsRadar.Client.Endpoints;
using AwsRadar.Client.Http;
using AwsRadar.Client.Pipeline;
using AwsRadar.Wire.Models;

namespace AwsRadar.Client;

/// <summary>What a client finds once and then keeps: profiles, credentials, endpoints and a pipeline for each service.</summary>
internal sealed class ClientContext : IDisposable
{
    private readonly AwsClientOptions _options;
    private readonly Lazy<FoundCredentials> _credentials;
    private readonly Lazy<EndpointFinder> _endpoints;
    private readonly ConcurrentDictionary<string, Lazy<PipelineClient>> _pipelines = new(StringComparer.Ordinal);

    public ClientContext(AwsClientOptions options)
    {
        _options = options;
        var environment = new ProcessEnvironment(options.EnvironmentVariables);
        var profiles = new Lazy<SharedProfiles>(() => SharedProfiles.Read(environment), Retried);
        _credentials = new Lazy<FoundCredentials>(
            () => new CredentialChain(options, environment, profiles.Value).Find(),
            Retried
        );
        _endpoints = new Lazy<EndpointFinder>(() => Endpoints(environment, profiles.Value), Retried);
    }

    // A failure is not kept: the person may mend the file while a long-running program goes on.
    private static LazyThreadSafetyMode Retried => LazyThreadSafetyMode.PublicationOnly;

    /// <exception cref="ConfigurationException">There are none.</exception>
    public FoundCredentials Credentials => _credentials.Value;

    /// <exception cref="ConfigurationException">It is no region, or a profile is missing.</exception>
    public string? Region => _endpoints.Value.Region;

    /// <exception cref="ConfigurationException">There is none that may be used.</exception>
    public ServiceEndpoint EndpointOf(ServiceModel service) => _endpoints.Value.Find(service);

    public PipelineClient PipelineOf(ServiceModel service, ServiceEndpoint endpoint)
    {
        // Without credentials nothing is made, so that the same question can be asked again later.
        var credentials = Credentials.Credentials;
        return _pipelines
            .GetOrAdd(
                service.Name,
                _ => new Lazy<PipelineClient>(() =>
                {
                    var http = new BoundedHttpClientFactory(_options, endpoint.IsLoopback);
                    var config = new PipelineConfig(service, endpoint, _options, http);
                    return new PipelineClient(service.ServiceId, config, credentials);
                })
            )
            .Value;
    }

    public void Dispose()
    {
        foreach (var pipeline in _pipelines.Values.Where(each => each.IsValueCreated))
        {
            pipeline.Value.Dispose();
        }
    }

    private EndpointFinder Endpoints(ProcessEnvironment environment, SharedProfiles profiles)
    {
        var name = _options.ProfileName ?? environment["AWS_PROFILE"];
        var profile = profiles.Find(name ?? "default");
        var isMissing = profile is null && name is not null && _options.Credentials is null;
        return isMissing
            ? throw profiles.NotFound(name!)
            : new EndpointFinder(_options, environment, profiles, profile);
    }
}
