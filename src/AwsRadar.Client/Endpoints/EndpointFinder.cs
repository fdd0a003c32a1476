using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;
using AwsRadar.Wire.Endpoints;
using AwsRadar.Wire.Models;

namespace AwsRadar.Client.Endpoints;

/// <summary>
/// Finds where a call goes, once for all calls that can only go to the same place. Step 1: the region. Step 2: AWS's own endpoint by the service's rules. Step 3: a configured
/// URL in its place, which still takes from the rules what to sign for and where a bucket stands. Step 4: whether a signed
/// request may go there.
/// </summary>
internal sealed class EndpointFinder(
    AwsClientOptions options,
    ProcessEnvironment environment,
    SharedProfiles profiles,
    SharedProfile? profile
)
{
    private const string FallbackRegion = "us-east-1";
    private static readonly string OwnSource = Translatable("AWS's own endpoints");

    /// <summary>Some services have an endpoint for each bucket, account or stream: of those the latest are kept.</summary>
    private const int MostKept = 1000;
    private const int LongestKeptKey = 1000;
    private readonly ConcurrentDictionary<
        ((string Service, string Call) Question, string? Account),
        ServiceEndpoint
    > _found = new();

    /// <summary>Those of services and operations that have no other.</summary>
    private readonly ConcurrentDictionary<ServiceModel, ServiceEndpoint> _only = new();
    private readonly ConfiguredUrls _urls = new(options, environment, profiles, profile);
    private readonly EndpointPreferences _preferences = new(environment, profile);

    /// <summary>The region by option, environment or profile; null when none says one.</summary>
    /// <exception cref="ConfigurationException">It cannot be a region: it becomes part of a host name.</exception>
    public string? Region =>
        ConfiguredRegion switch
        {
            (null, _) => null,
            ({ } region, _) when RegionName.IsOne(region) => region,
            var (other, source) => throw new ConfigurationException(
                CallErrorKind.NoRegion,
                Translate($"`{other}` ({source}) is not a region: regions look like `ap-northeast-2`.")
            ),
        };

    /// <summary>Where the region comes from, for people; null when there is none.</summary>
    public string? RegionSource => ConfiguredRegion.Source;

    /// <param name="operation">Null asks for the service as such.</param>
    /// <param name="input">The call's parameters: some services have an endpoint for each bucket, account or stream.</param>
    /// <param name="account">The account of the credentials; null where they do not say it, or <see cref="WantsAccount"/> is false.</param>
    /// <exception cref="ConfigurationException">
    /// The rules have no endpoint, the URL is none, requests to it must not be signed, or a region is missing. That is not kept.
    /// </exception>
    public ServiceEndpoint Find(
        ServiceModel service,
        OperationModel? operation = null,
        JsonElement input = default,
        string? account = null
    )
    {
        if (account is not null || operation is { VariesEndpoint: true })
        {
            return FindByCall(new EndpointQuestion(service, operation, input), account);
        }

        if (!_only.TryGetValue(service, out var only))
        {
            only = Find(new EndpointQuestion(service, operation, input), account);
            _only[service] = only;
        }

        return only;
    }

    private ServiceEndpoint FindByCall(EndpointQuestion question, string? account)
    {
        var key = (question.Key, account);
        if (_found.TryGetValue(key, out var known))
        {
            return known;
        }

        var endpoint = Find(question, account);
        if (question.Key.Call.Length <= LongestKeptKey)
        {
            Keep(key, endpoint);
        }

        return endpoint;
    }

    private void Keep(((string Service, string Call) Question, string? Account) key, ServiceEndpoint endpoint)
    {
        if (_found.Count >= MostKept)
        {
            _found.Clear();
        }

        _found[key] = endpoint;
    }

    private ServiceEndpoint Find(EndpointQuestion question, string? account)
    {
        // Step 1
        var settings = _preferences.Settings(question.Service) with
        {
            Region = Region ?? EndpointRules.GlobalRegion,
            AccountId = account,
        };
        // Steps 2 and 3
        var endpoint = _urls.Find(question.Service) is var (url, source)
            ? Configured(question, settings, url, source)
            : Own(question, settings);
        // Step 4
        return EndpointGuard.Check(endpoint, MustBeLoopback);
    }

    /// <summary>Whether the endpoint may depend on the account of the credentials.</summary>
    /// <exception cref="ConfigurationException">A setting has a value that it cannot have.</exception>
    public bool WantsAccount(ServiceModel service) =>
        EndpointRules.Of(service).AsksForAccount
        && _preferences.AccountIdMode is not "disabled"
        && _urls.Find(service) is null;

    private (string? Name, string? Source) ConfiguredRegion =>
        this switch
        {
            _ when options.Region is { } region => (region, Translate("the region that was given")),
            _ when environment["AWS_REGION"] is { } region => (region, "`AWS_REGION`"),
            _ when environment["AWS_DEFAULT_REGION"] is { } region => (region, "`AWS_DEFAULT_REGION`"),
            _ when profile?["region"] is { } region => (
                region,
                Translate($"profile `{profile.Name}` in `{profile.FileOf("region")}`")
            ),
            _ => (null, null),
        };

    private bool MustBeLoopback => options.RequireLoopback || environment.IsLoopbackOnly;

    private ServiceEndpoint Own(EndpointQuestion question, EndpointSettings settings)
    {
        var s3 = S3Addressing.Adapt(settings.S3, question);
        var found = question.Resolve(settings with { S3 = s3 });
        if (!found.TryGet(out var endpoint, out var error))
        {
            throw Region is null ? NoRegion(question.Service) : Refused(question.Service, error.Message);
        }

        // Without a region the rules are asked for a global endpoint: a host that names it is none.
        return Region is null && endpoint.Url.Host.Contains(EndpointRules.GlobalRegion, StringComparison.Ordinal)
            ? throw NoRegion(question.Service)
            : Scheme(question.Service, endpoint, endpoint.AuthSchemes, settings.Region!, OwnSource);
    }

    private ServiceEndpoint Configured(EndpointQuestion question, EndpointSettings settings, Uri url, string source)
    {
        // A global service is signed for its one region wherever it is called: AWS's own endpoint knows it.
        var own = question.Resolve(settings);
        var s3 = settings.S3 with { ForcePathStyle = _preferences.AddressingStyle is not "virtual" };
        var asConfigured = settings with
        {
            EndpointUrl = url.AbsoluteUri.TrimEnd('/'),
            UseFips = false,
            UseDualStack = false,
            S3 = S3Addressing.Adapt(s3 with { Accelerate = false }, question),
        };
        if (!question.Resolve(asConfigured).TryGet(out var endpoint, out var error))
        {
            throw Refused(question.Service, error.Message);
        }

        var schemes =
            endpoint.AuthSchemes.IsEmpty && own.TryGet(out var known, out _) ? known.AuthSchemes : endpoint.AuthSchemes;
        var there = endpoint with { Url = WithoutLabels(endpoint.Url, url) };
        return Scheme(question.Service, there, schemes, Region ?? FallbackRegion, source) with { IsConfigured = true };
    }

    /// <summary>Rules such as those of S3 Control put the account before the host, which no loopback address takes.</summary>
    private static Uri WithoutLabels(Uri found, Uri given) =>
        given.IsLoopback && found.Host.EndsWith("." + given.Host, StringComparison.OrdinalIgnoreCase)
            ? new UriBuilder(found) { Host = given.Host }.Uri
            : found;

    private ServiceEndpoint Scheme(
        ServiceModel service,
        ResolvedEndpoint endpoint,
        ImmutableArray<EndpointAuthScheme> schemes,
        string region,
        string source
    )
    {
        var chosen = SigningScheme.Apply(service, endpoint, schemes, region, source);
        return chosen.RegionSet is not null && _preferences.SigningRegionSet is { } regions
            ? chosen with
            {
                RegionSet = regions,
            }
            : chosen;
    }

    private static ConfigurationException NoRegion(ServiceModel service) =>
        new(
            CallErrorKind.NoRegion,
            Translate(
                $"`{service.Name}` is called in a region, and none is set: use `--region`, `AWS_REGION` or the profile's `region`."
            )
        );

    private static ConfigurationException Refused(ServiceModel service, string reason) =>
        new(CallErrorKind.Validation, Translate($"There is no endpoint of `{service.Name}` for this call: {reason}"));
}
