using System.Collections.Concurrent;
using Amazon.Runtime;
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
        var profiles = new Lazy<SharedProfiles>(() => ReadProfiles(environment), Retried);
        _credentials = new Lazy<FoundCredentials>(
            () =>
                new FoundCredentials(
                    new CredentialChain(new CredentialSettings(options, environment, profiles.Value)).Find(),
                    options.Time
                ),
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

    /// <exception cref="ConfigurationException">There are no credentials, and the operation needs some.</exception>
    public async Task<PipelineClient> PipelineAsync(
        ServiceModel service,
        ServiceEndpoint endpoint,
        bool isUnsigned,
        CancellationToken cancellationToken
    )
    {
        // Without credentials nothing is made, so that the same question can be asked again later.
        var credentials = await CredentialsAsync(isUnsigned, cancellationToken);
        return _pipelines
            .GetOrAdd(
                isUnsigned ? $"{service.Name} unsigned" : service.Name,
                _ => new Lazy<PipelineClient>(() =>
                {
                    var http = new BoundedHttpClientFactory(_options, endpoint.IsLoopback);
                    var config = new PipelineConfig(service, endpoint, _options, http);
                    return new PipelineClient(service.ServiceId, config, credentials);
                })
            )
            .Value;
    }

    /// <exception cref="ConfigurationException">There is none.</exception>
    public async Task<CallerIdentity> IdentityAsync(CancellationToken cancellationToken)
    {
        var issued = await Credentials.GetAsync(cancellationToken);
        return new CallerIdentity(
            Credentials.Source,
            Credentials.Origin,
            CallerIdentity.Mask(issued.Keys.AccessKeyId),
            issued.Keys.SessionToken is not null,
            Region
        )
        {
            Expiration = issued.Expiration,
            RegionSource = _endpoints.Value.RegionSource,
        };
    }

    /// <summary>A pipeline that ends before the network: <see cref="RehearsedException"/> carries its request.</summary>
    /// <exception cref="ConfigurationException">There are no credentials, and the operation needs some.</exception>
    public async Task<PipelineClient> RehearsalAsync(
        ServiceModel service,
        ServiceEndpoint endpoint,
        bool isUnsigned,
        CancellationToken cancellationToken
    )
    {
        var credentials = await CredentialsAsync(isUnsigned, cancellationToken);
        var config = new PipelineConfig(service, endpoint, _options, new RehearsalHttpClientFactory());
        return new PipelineClient(service.ServiceId, config, credentials);
    }

    public void Dispose()
    {
        foreach (var pipeline in _pipelines.Values.Where(each => each.IsValueCreated))
        {
            pipeline.Value.Dispose();
        }

        if (_credentials.IsValueCreated)
        {
            _credentials.Value.Dispose();
        }
    }

    private SharedProfiles ReadProfiles(ProcessEnvironment environment)
    {
        var profiles = SharedProfiles.Read(environment);
        if (_options.Warn is { } warn)
        {
            SharedFileModes.Problems(environment, profiles).ForEach(warn);
        }

        return profiles;
    }

    /// <summary>
    /// Fetched here and not in the pipeline, where nothing could be cancelled while a person is asked for a code or a
    /// process runs.
    /// </summary>
    private async Task<AWSCredentials> CredentialsAsync(bool isUnsigned, CancellationToken cancellationToken)
    {
        if (isUnsigned)
        {
            return new AnonymousAWSCredentials();
        }

        await Credentials.GetAsync(cancellationToken);
        return Credentials;
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
