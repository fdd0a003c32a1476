using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;
using AwsRadar.Client.Credentials;
using AwsRadar.Client.Endpoints;
using AwsRadar.Client.Events;
using AwsRadar.Client.Http;
using AwsRadar.Client.Pipeline;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Protocols.Events;

namespace AwsRadar.Client;

/// <summary>
/// Calls any operation of any service in the catalog. Credentials, region and endpoint are found on first use; a failure
/// is a <see cref="CallResult"/>, not an exception. Safe to share between threads.
/// </summary>
public sealed class AwsClient : IDisposable
{
    private readonly ClientContext _context;

    public AwsClient(AwsClientOptions? options = null) =>
        _context = new ClientContext(options ?? new AwsClientOptions());

    private AwsClient(ClientContext context) => _context = context;

    /// <summary>
    /// A client that acts as a role, which the identity of this one assumes when it is needed and again before the session ends.
    /// This client must live as long as that one, which may assume a further role.
    /// </summary>
    public AwsClient Assume(RoleToAssume role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return new AwsClient(_context.Assume(role));
    }

    /// <summary>
    /// The same identity in another region. Credentials, connections, and the pace and retries of each service, which AWS
    /// counts by account, are shared with this client, which must outlive it.
    /// </summary>
    /// <param name="region">Such as <c>eu-central-1</c>.</param>
    public AwsClient InRegion(string region) => new(_context.InRegion(region));

    /// <summary>Calls one operation once (retries included).</summary>
    /// <param name="service">A name in <see cref="ServiceCatalog"/>, such as <c>iam</c>.</param>
    /// <param name="operation">In the API's spelling or the AWS CLI's: <c>ListUsers</c>, <c>list-users</c>.</param>
    /// <param name="input">An object in the AWS CLI's shape; default for none.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<CallResult> CallAsync(
        string service,
        string operation,
        JsonElement input = default,
        CancellationToken cancellationToken = default
    ) =>
        OperationLookup.TryFind(service, operation, out var model, out var found, out var error)
            ? CallAsync(model, found, input, streams: null, cancellationToken)
            : Task.FromResult(CallResult.Failed(error));

    /// <summary>Calls one operation once (retries included), with content that is not held in memory.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<CallResult> CallAsync(
        string service,
        string operation,
        JsonElement input,
        CallStreams streams,
        CancellationToken cancellationToken = default
    ) =>
        OperationLookup.TryFind(service, operation, out var model, out var found, out var error)
            ? CallAsync(model, found, input, streams, cancellationToken)
            : Task.FromResult(CallResult.Failed(error));

    /// <summary>
    /// Calls an operation page by page, as the service's model says. A page that fails is the last result; one without
    /// an error as the last result means that every page was read.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async IAsyncEnumerable<CallResult> PagesAsync(
        string service,
        string operation,
        JsonElement input = default,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        if (!OperationLookup.TryFind(service, operation, out var model, out var found, out var error))
        {
            yield return CallResult.Failed(error);
        }
        else if (found.Paginator is not { } paginator)
        {
            yield return await CallAsync(model, found, input, streams: null, cancellationToken);
        }
        else
        {
            var pages = new Pages(paginator, (page, token) => CallAsync(model, found, page, streams: null, token));
            await foreach (var page in pages.ReadAsync(input, cancellationToken))
            {
                yield return page;
            }
        }
    }

    /// <summary>
    /// Calls an operation whose result is a stream of events (<see cref="EventStreams"/>) and reads them as they come. The first
    /// is always <see cref="CallEvent.IsInitialResponse"/>; an error as the last means that the stream was not complete. The
    /// call ends when the reader leaves. Once an answer has begun it is not made again.
    /// </summary>
    /// <param name="events">
    /// For operations that take a stream of events too: what is sent, each an object with one member, while answers are read.
    /// Without it they stand as a list in the input.
    /// </param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async IAsyncEnumerable<CallEvent> EventsAsync(
        string service,
        string operation,
        JsonElement input = default,
        IAsyncEnumerable<JsonElement>? events = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        if (!TryAddressEvents(service, operation, input, events, out var call, out var error))
        {
            yield return CallEvent.Failed(error);
            yield break;
        }

        await foreach (var item in EventReading.ReadAsync(call, SendAsync, cancellationToken))
        {
            yield return item;
        }
    }

    /// <summary>
    /// Makes the signed request of a call and does not send it. Credentials are found as for the call itself, which may ask
    /// their source for temporary ones.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<PreparedRequestResult> PrepareAsync(
        string service,
        string operation,
        JsonElement input = default,
        CancellationToken cancellationToken = default
    ) => PrepareAsync(service, operation, input, new CallStreams(), cancellationToken);

    /// <summary>As above, with a body that stays outside memory: the request that is shown is then without it.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<PreparedRequestResult> PrepareAsync(
        string service,
        string operation,
        JsonElement input,
        CallStreams streams,
        CancellationToken cancellationToken = default
    )
    {
        if (!OperationLookup.TryFind(service, operation, out var model, out var found, out var error))
        {
            return new(Request: null, error);
        }

        try
        {
            var account = await _context.AccountForAsync(model, found, cancellationToken);
            return _context.TryAddress(model, found, input, streams, account, out var call, out error)
                ? new(await _context.PipelineOf(model).PrepareAsync(call, cancellationToken), Error: null)
                : new(Request: null, error);
        }
        catch (Exception exception)
            when (!cancellationToken.IsCancellationRequested
                && LocalErrors.From(exception, endpoint: null) is { } problem
            )
        {
            return new(Request: null, problem);
        }
    }

    /// <summary>Which credentials are in use. AWS is not asked, but fetching temporary credentials may ask their source.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<IdentityResult> IdentityAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return new(await _context.IdentityAsync(cancellationToken), Error: null);
        }
        catch (Exception exception)
            when (!cancellationToken.IsCancellationRequested && LocalErrors.From(exception, endpoint: null) is { } error
            )
        {
            return new(Identity: null, error);
        }
    }

    /// <summary>Where a service would be called, without calling it.</summary>
    public EndpointResult EndpointOf(string service)
    {
        if (!ServiceCatalog.TryOpen(service, out var model))
        {
            return new(Endpoint: null, OperationLookup.UnknownService(service));
        }

        try
        {
            return new(_context.EndpointOf(model), Error: null);
        }
        catch (ConfigurationException exception)
        {
            return new(Endpoint: null, LocalErrors.From(exception, endpoint: null));
        }
    }

    public void Dispose() => _context.Dispose();

    /// <summary>Calls with a header that no model has and that depends on where the call goes.</summary>
    internal async Task<CallResult> CallAsync(
        string service,
        string operation,
        JsonElement input,
        Func<Uri, KeyValuePair<string, string>> header,
        CancellationToken cancellationToken
    )
    {
        if (!OperationLookup.TryFind(service, operation, out var model, out var found, out var error))
        {
            return CallResult.Failed(error);
        }

        try
        {
            return _context.TryAddress(model, found, input, streams: null, account: null, out var call, out error)
                ? await SendAsync(call.With(header), cancellationToken)
                : CallResult.Failed(error);
        }
        catch (ConfigurationException exception)
        {
            return CallResult.Failed(exception.Error);
        }
    }

    private async Task<CallResult> CallAsync(
        ServiceModel service,
        OperationModel operation,
        JsonElement input,
        CallStreams? streams,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var account = await _context.AccountForAsync(service, operation, cancellationToken);
            return _context.TryAddress(service, operation, input, streams, account, out var call, out var error)
                ? await _context.PipelineOf(service).SendAsync(call, cancellationToken)
                : CallResult.Failed(error);
        }
        catch (Exception exception)
            when (!cancellationToken.IsCancellationRequested
                && LocalErrors.From(exception, endpoint: null) is { } problem
            )
        {
            return CallResult.Failed(problem);
        }
    }

    private async Task<CallResult> SendAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await _context.PipelineOf(call.Service).SendAsync(call, cancellationToken);
        }
        catch (Exception exception)
            when (!cancellationToken.IsCancellationRequested
                && LocalErrors.From(exception, endpoint: null) is { } problem
            )
        {
            return CallResult.Failed(problem);
        }
    }

    private bool TryAddressEvents(
        string service,
        string operation,
        JsonElement input,
        IAsyncEnumerable<JsonElement>? events,
        [NotNullWhen(true)] out OutgoingCall? call,
        [NotNullWhen(false)] out CallError? error
    )
    {
        call = null;
        if (!OperationLookup.TryFind(service, operation, out var model, out var found, out error))
        {
            return false;
        }

        error =
            EventStreams.OfOutput(found) is null ? OperationLookup.NoEvents(service, operation, Translatable("returns"))
            : events is not null && EventStreams.OfInput(found) is null
                ? OperationLookup.NoEvents(service, operation, Translatable("takes"))
            : null;
        try
        {
            return error is null && _context.TryAddressEvents(model, found, input, events, out call, out error);
        }
        catch (ConfigurationException exception)
        {
            error = exception.Error;
            return false;
        }
    }
}
