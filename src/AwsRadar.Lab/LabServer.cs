using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Core.Arns;
using AwsRadar.Lab.Accounts;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.Authorization.Denials;
using AwsRadar.Lab.Fixtures;
using AwsRadar.Lab.Hosting;
using AwsRadar.Lab.Serving;
using AwsRadar.Lab.State;
using AwsRadar.Lab.Sts.Federation;

namespace AwsRadar.Lab;

/// <summary>
/// An AWS endpoint for IAM, STS and Organizations on this machine's loopback address. It verifies every signature and enforces the
/// account's policies, so that any AWS client can be pointed at it. Without a state file, everything is in memory and gone when it stops.
/// </summary>
public sealed class LabServer : IAsyncDisposable
{
    /// <summary>Where IAM's global endpoint is signed for.</summary>
    private const string Region = "us-east-1";

    private readonly LabHost _host;
    private readonly LabStore _store;
    private readonly OidcKeys _oidcKeys;
    private readonly LabClock _clock;

    private LabServer(LabHost host, LabStore store, OidcKeys oidcKeys, LabClock clock, bool isResumed)
    {
        _host = host;
        _store = store;
        _oidcKeys = oidcKeys;
        _clock = clock;
        IsResumed = isResumed;
        var account = store.Current.Main;
        AccountId = account.AccountId;
        RootCredentials =
            account.RootCredentials ?? throw new InvalidOperationException("The main account's root user has a key.");
        UserCredentials = UserKeys.Of(account);
        Accounts =
        [
            .. store.Current.InOrder.Select(one => new LabAccountKeys(
                one.AccountId,
                one.DisplayName,
                one.RootCredentials,
                UserKeys.Of(one)
            )),
        ];
    }

    /// <summary>The endpoint URL, <c>http://127.0.0.1:PORT</c>.</summary>
    public Uri Endpoint => _host.Endpoint;

    public AccountId AccountId { get; }

    /// <summary>The root user's access key: it may do everything in the account.</summary>
    public LabCredentials RootCredentials { get; }

    /// <summary>By user name, the first active access key of each user who had one when the lab started.</summary>
    public ImmutableSortedDictionary<string, LabCredentials> UserCredentials { get; }

    /// <summary>Every account that the lab started with, its own first.</summary>
    public ImmutableArray<LabAccountKeys> Accounts { get; }

    /// <summary>Whether the account was in the state file already: the options' account then was not read.</summary>
    public bool IsResumed { get; }

    /// <summary>The environment variables that point an AWS client at this lab as its root user, the secret included.</summary>
    public ImmutableArray<KeyValuePair<string, string>> EnvironmentVariables =>
        EnvironmentVariablesFor(RootCredentials);

    /// <summary>The environment variables that point an AWS client at this lab with the given key.</summary>
    public ImmutableArray<KeyValuePair<string, string>> EnvironmentVariablesFor(LabCredentials credentials) =>
        [
            new("AWS_ENDPOINT_URL", Endpoint.GetLeftPart(UriPartial.Authority)),
            new("AWS_ACCESS_KEY_ID", credentials.AccessKeyId),
            new("AWS_SECRET_ACCESS_KEY", credentials.SecretAccessKey),
            new("AWS_REGION", Region),
            // boto3 and the AWS CLI's version 1 read this name only.
            new("AWS_DEFAULT_REGION", Region),
        ];

    /// <summary>
    /// A web identity token that <c>AssumeRoleWithWebIdentity</c> takes as if the issuer had signed it, because the lab plays
    /// every issuer.
    /// </summary>
    /// <param name="issuer">The URL of an OpenID Connect provider of the account: <c>https://token.actions.githubusercontent.com</c>.</param>
    /// <param name="claims">A JSON object, such as <c>{"sub":"repo:acme/web:ref:refs/heads/main","aud":"sts.amazonaws.com"}</c>. Without <c>iat</c> and <c>exp</c> the token is valid for an hour from now.</param>
    /// <exception cref="ArgumentException">The claims are no JSON object.</exception>
    public string CreateWebIdentityToken(string issuer, string claims) =>
        ReadClaims(claims) is { } read
            ? _oidcKeys.Issue(issuer, read, _clock.Now)
            : throw new ArgumentException("The claims must be one JSON object.", nameof(claims));

    /// <summary>Starts a lab that listens when the task completes.</summary>
    /// <exception cref="LabStartException">The port is taken, or the account, its state file or the fixtures cannot be read.</exception>
    public static async Task<LabServer> StartAsync(LabOptions options, CancellationToken cancellationToken = default)
    {
        CheckRootCredentials(options.RootCredentials);
        var oidcKeys = ReadOidcKeys(options.OidcKeySets);
        var usage = new AccessKeyUsage();
        var denials = new DenialLog();
        var clock = new LabClock(options.TimeProvider);
        // Before the state file: what cannot start must not make one.
        var services = new LabServices(FixturesOf(options));
        var (store, isResumed) = LabOpener.Open(options, usage);
        try
        {
            var endpoint = new LabEndpoint(
                new RequestPipeline(store, services, usage, denials, clock, oidcKeys),
                new LabControl(store, denials, clock, new LabPapers(store, clock, oidcKeys)),
                new IssuerDocuments(store)
            );
            var host = await LabHost.StartAsync(options.Port, endpoint.HandleAsync, cancellationToken);
            return new LabServer(host, store, oidcKeys, clock, isResumed);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops listening, and forgets the account or leaves it to the state file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _store.DisposeAsync();
    }

    private static JsonObject? ReadClaims(string claims)
    {
        try
        {
            return JsonNode.Parse(claims) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static OidcKeys ReadOidcKeys(IEnumerable<KeyValuePair<string, string>> keySets)
    {
        try
        {
            return OidcKeys.Read(keySets);
        }
        catch (FormatException error)
        {
            throw new LabStartException(LabStartFailure.OidcKeys, error.Message, error);
        }
    }

    private static FixtureWorld? FixturesOf(LabOptions options) =>
        options.Fixtures is { } source
            ? new FixtureWorld(FixtureLibrary.Load(source, LabServices.CarriesOut), options.WithoutFixture)
            : null;

    private static void CheckRootCredentials(LabCredentials? root)
    {
        var isKey =
            root is null
            || root.AccessKeyId is { Length: >= 16 and <= 128 } id
                && id.All(char.IsAsciiLetterOrDigit)
                && root.SecretAccessKey.Length > 0;
        if (!isKey)
        {
            throw new LabStartException(
                LabStartFailure.RootCredentials,
                "The root access key id must be 16 to 128 letters and digits, and its secret must not be empty."
            );
        }
    }
}
