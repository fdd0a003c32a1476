using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;
using AwsRadar.Client.Credentials;
using AwsRadar.Client.Credentials.Issuers;
using AwsRadar.Client.Endpoints;
using AwsRadar.Client.Events;
using AwsRadar.Client.Http;
using AwsRadar.Client.Pacing;
using AwsRadar.Client.Pipeline;
using AwsRadar.Client.Retries;
using AwsRadar.Wire.Customizations;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Protocols.Events;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Client;

/// <summary>What a client finds once and then keeps: profiles, credentials, endpoints and a pipeline for each service.</summary>
internal sealed class ClientContext : IDisposable
{
    private readonly AwsClientOptions _options;
    private readonly ProcessEnvironment _environment;
    private readonly Lazy<SharedProfiles> _profiles;
    private readonly Lazy<FoundCredentials> _credentials;
    private readonly Lazy<EndpointFinder> _endpoints;
    private readonly ConcurrentDictionary<string, CallPipeline> _pipelines;
    private readonly bool _isBranch;
    private readonly HttpSender _sender;
    private readonly ExpressSessions _sessions;
    private readonly AwsClock _clock;

    /// <param name="options">How identity, region and endpoint are found.</param>
    /// <param name="issuer">Where credentials come from; null: where the options say.</param>
    public ClientContext(AwsClientOptions options, Func<CredentialSettings, ICredentialIssuer>? issuer = null)
    {
        _options = options;
        _environment = new ProcessEnvironment(options.EnvironmentVariables);
        _pipelines = new(StringComparer.Ordinal);
        _sender = new HttpSender(options);
        _clock = new AwsClock(options.Time);
        _sessions = new ExpressSessions(CreateSessionAsync, options.Time);
        _profiles = new Lazy<SharedProfiles>(ReadProfiles, Retried);
        _credentials = new Lazy<FoundCredentials>(
            () =>
                new FoundCredentials(
                    issuer is null ? new CredentialChain(Settings).Find() : issuer(Settings),
                    options.Time
                ),
            Retried
        );
        _endpoints = new Lazy<EndpointFinder>(
            () => new EndpointFinder(options, _environment, _profiles.Value, FindProfile()),
            Retried
        );
    }

    /// <summary>The same identity in another region: credentials, connections and each service's pace are shared.</summary>
    private ClientContext(ClientContext trunk, string region)
    {
        _options = trunk._options with { Region = region };
        (_isBranch, _environment, _pipelines, _sender) = (true, trunk._environment, trunk._pipelines, trunk._sender);
        (_clock, _sessions, _profiles, _credentials) = (
            trunk._clock,
            trunk._sessions,
            trunk._profiles,
            trunk._credentials
        );
        _endpoints = new Lazy<EndpointFinder>(
            () => new EndpointFinder(_options, _environment, _profiles.Value, FindProfile()),
            Retried
        );
    }

    // A failure is not kept: the person may mend the file while a long-running program goes on.
    private static LazyThreadSafetyMode Retried => LazyThreadSafetyMode.PublicationOnly;

    /// <inheritdoc cref="AwsClient.InRegion"/>
    public ClientContext InRegion(string region) => new(this, region);

    /// <exception cref="ConfigurationException">There are none.</exception>
    public FoundCredentials Credentials => _credentials.Value;

    /// <summary>The same as a role, which the identity of this one assumes.</summary>
    public ClientContext Assume(RoleToAssume role) =>
        new(_options, settings => new ChainedRoleIssuer(settings, role, () => Credentials));

    /// <exception cref="ConfigurationException">It is no region, or a profile is missing.</exception>
    public string? Region => _endpoints.Value.Region;

    /// <exception cref="ConfigurationException">There is none that may be used.</exception>
    public ServiceEndpoint EndpointOf(ServiceModel service) => _endpoints.Value.Find(service);

    /// <summary>The account of the credentials, for the services whose endpoints name it; null for all others.</summary>
    /// <exception cref="ConfigurationException">There are no credentials, or a setting is none.</exception>
    public ValueTask<string?> AccountForAsync(
        ServiceModel service,
        OperationModel operation,
        CancellationToken cancellationToken
    ) => !operation.IsUnsigned && _endpoints.Value.WantsAccount(service) ? AccountAsync(cancellationToken) : default;

    /// <summary>Writes a call's request and finds where it goes; false, with a sentence, when the parameters do not fit.</summary>
    /// <param name="account">As <see cref="AccountForAsync"/> says.</param>
    /// <exception cref="ConfigurationException">There is no endpoint that may be used.</exception>
    public bool TryAddress(
        ServiceModel service,
        OperationModel operation,
        JsonElement input,
        CallStreams? streams,
        string? account,
        [NotNullWhen(true)] out OutgoingCall? call,
        [NotNullWhen(false)] out CallError? error
    )
    {
        (call, error) = (null, null);
        var custom = ServiceCustomizations.CompleteInput(service, operation, input);
        var complete = IdempotencyTokens.Fill(operation, custom, () => Guid.NewGuid().ToString());
        if (!ProtocolTable.TryGet(service.Protocol, out var protocol))
        {
            error = LocalErrors.Of(
                CallErrorKind.Unsupported,
                Translate($"`{service.Name}` speaks a protocol that is not supported yet.")
            );
        }
        else if (!Write(protocol, service, operation, complete, streams).TryGet(out var request, out var problem))
        {
            error = ErrorKinds.ToCallError(problem);
        }
        else
        {
            var endpoint = _endpoints.Value.Find(service, operation, complete, account);
            var addressed = RequestAddress.Apply(request, operation, endpoint);
            call = new OutgoingCall(protocol, service, operation, endpoint, addressed)
            {
                Receiver = ReceiverOf(operation, streams),
                SessionBucket = endpoint.WantsSession ? complete.GetProperty("Bucket").GetString() : null,
            };
        }

        return call is not null;
    }

    /// <summary>The same for a call whose events are sent one after the other, as they come.</summary>
    /// <param name="events">Null where the input holds them, or the operation takes none.</param>
    /// <exception cref="ConfigurationException">There is no endpoint that may be used.</exception>
    public bool TryAddressEvents(
        ServiceModel service,
        OperationModel operation,
        JsonElement input,
        IAsyncEnumerable<JsonElement>? events,
        [NotNullWhen(true)] out OutgoingCall? call,
        [NotNullWhen(false)] out CallError? error
    )
    {
        var body = events is null
            ? null
            : new StreamingBody(() => new EventSource(new EventEncoder(service, operation), events), Length: null);
        var streams = new CallStreams { Body = body };
        var isAddressed = TryAddress(service, operation, input, streams, account: null, out call, out error);
        call = call is null ? null : call with { IsRepeatable = events is null };
        return isAddressed;
    }

    /// <summary>The way of all calls to a service, which share its pace and its quota of retries.</summary>
    /// <exception cref="ConfigurationException">A setting for retries is none.</exception>
    public CallPipeline PipelineOf(ServiceModel service) =>
        _pipelines.TryGetValue(service.Name, out var pipeline)
            ? pipeline
            : _pipelines.GetOrAdd(service.Name, CreatePipeline(service.Name));

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

    public void Dispose()
    {
        if (_isBranch)
        {
            return;
        }

        _sender.Dispose();
        _sessions.Dispose();
        if (_credentials.IsValueCreated)
        {
            _credentials.Value.Dispose();
        }
    }

    private CredentialSettings Settings => new(_options, _environment, _profiles.Value);

    private static WireResult<WireRequest> Write(
        IProtocol protocol,
        ServiceModel service,
        OperationModel operation,
        JsonElement input,
        CallStreams? streams
    ) =>
        streams?.Body is { } body
            ? protocol.WriteRequest(service, operation, input, body with { Open = () => LocalStreams.Open(body) })
            : protocol.WriteRequest(service, operation, input);

    private static IBodyReceiver? ReceiverOf(OperationModel operation, CallStreams? streams) =>
        EventStreams.OfOutput(operation) is not null ? new EventBodyReceiver()
        : StreamingPayload.OfOutput(operation) is not null && streams?.OpenOutput is { } open
            ? new ContentReceiver(operation, open)
        : null;

    private CallPipeline CreatePipeline(string service)
    {
        var settings = new RetrySettings(_options, _environment, FindProfile());
        var limits = new ServiceLimits(
            settings.MaxAttempts(service),
            new RetryQuota(),
            new Backoff(service, Random.Shared.NextDouble),
            new CallPace(_options.MaxCallsPerSecond, _options.Time)
        );
        var tokens = new BearerTokens(Settings, FindProfile());
        return new CallPipeline(
            limits,
            _clock,
            _sender,
            KeysAsync,
            tokens,
            _options.Time,
            sentence => Warning.Say(_options, sentence)
        );
    }

    private async ValueTask<string?> AccountAsync(CancellationToken cancellationToken) =>
        (await Credentials.GetAsync(cancellationToken)).Keys.AccountId;

    private async ValueTask<SigningCredentials> KeysAsync(OutgoingCall call, CancellationToken cancellationToken) =>
        call.SessionBucket is { } bucket
            ? await _sessions.KeysAsync(bucket, cancellationToken)
            : (await Credentials.GetAsync(cancellationToken)).Keys;

    private async Task<CallResult> CreateSessionAsync(string bucket, CancellationToken cancellationToken)
    {
        const string CreateSession = "CreateSession";
        var input = new JsonObject { ["Bucket"] = bucket };
        return
            OperationLookup.TryFind("s3", CreateSession, out var s3, out var operation, out var error)
            && TryAddress(
                s3,
                operation,
                JsonElement.Parse(input.ToJsonString()),
                streams: null,
                account: null,
                out var call,
                out error
            )
            ? await PipelineOf(s3).SendAsync(call, cancellationToken)
            : CallResult.Failed(error);
    }

    private SharedProfiles ReadProfiles()
    {
        if (_options is { Credentials: not null, Region: not null, EndpointUrl: not null, ProfileName: null })
        {
            return SharedProfiles.None(_environment);
        }

        var profiles = SharedProfiles.Read(_environment);
        if (_options.Warn is not null)
        {
            SharedFileModes.Problems(_environment, profiles).ForEach(problem => Warning.Say(_options, problem));
        }

        return profiles;
    }

    private SharedProfile? FindProfile()
    {
        var name = _options.ProfileName ?? _environment["AWS_PROFILE"];
        var profile = _profiles.Value.Find(name ?? "default");
        var isMissing = profile is null && name is not null && _options.Credentials is null;
        return isMissing ? throw _profiles.Value.NotFound(name!) : profile;
    }
}
