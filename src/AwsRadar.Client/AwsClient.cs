using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;
using AwsRadar.Client.Credentials;
using AwsRadar.Client.Endpoints;
using AwsRadar.Client.Http;
using AwsRadar.Client.Pipeline;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;

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

    /// <summary>Calls one operation once (retries included).</summary>
    /// <param name="service">A name in <see cref="ServiceCatalog"/>, such as <c>iam</c>.</param>
    /// <param name="operation">In the API's spelling or the AWS CLI's: <c>ListUsers</c>, <c>list-users</c>.</param>
    /// <param name="input">An object in the AWS CLI's shape; default for none.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<CallResult> CallAsync(
        string service,
        string operation,
        JsonElement input = default,
        CancellationToken cancellationToken = default
    ) =>
        TryFind(service, operation, out var model, out var found, out var error)
            ? await CallAsync(model, found, input, cancellationToken)
            : CallResult.Failed(error);

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
        if (!TryFind(service, operation, out var model, out var found, out var error))
        {
            yield return CallResult.Failed(error);
        }
        else if (found.Paginator is not { } paginator)
        {
            yield return await CallAsync(model, found, input, cancellationToken);
        }
        else
        {
            var pages = new Pages(paginator, (page, token) => CallAsync(model, found, page, token));
            await foreach (var page in pages.ReadAsync(input, cancellationToken))
            {
                yield return page;
            }
        }
    }

    /// <summary>
    /// Makes the signed request of a call and does not send it. Credentials are found as for the call itself, which may ask
    /// their source for temporary ones.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<PreparedRequestResult> PrepareAsync(
        string service,
        string operation,
        JsonElement input = default,
        CancellationToken cancellationToken = default
    )
    {
        if (!TryFind(service, operation, out var model, out var found, out var error))
        {
            return new(Request: null, error);
        }

        if (!TryWrite(model, found, input, out var call, out error))
        {
            return new(Request: null, error);
        }

        try
        {
            var endpoint = _context.EndpointOf(model);
            using var rehearsal = await _context.RehearsalAsync(model, endpoint, found.IsUnsigned, cancellationToken);
            await rehearsal.SendAsync(call, cancellationToken);
            throw new InvalidOperationException("A request that must not be sent was answered.");
        }
        catch (RehearsedException rehearsed)
        {
            return new(rehearsed.Request, Error: null);
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
            return new(Endpoint: null, UnknownService(service));
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

    private async Task<CallResult> CallAsync(
        ServiceModel service,
        OperationModel operation,
        JsonElement input,
        CancellationToken cancellationToken
    )
    {
        return TryWrite(service, operation, input, out var call, out var error)
            ? await SendAsync(service, call, cancellationToken)
            : CallResult.Failed(error);
    }

    private static bool TryWrite(
        ServiceModel service,
        OperationModel operation,
        JsonElement input,
        [NotNullWhen(true)] out PipelineCall? call,
        [NotNullWhen(false)] out CallError? error
    )
    {
        (call, error) = (null, null);
        if (!ProtocolTable.TryGet(service.Protocol, out var protocol))
        {
            error = LocalErrors.Of(
                CallErrorKind.Unsupported,
                $"`{service.Name}` speaks a protocol that is not supported yet."
            );
        }
        else if (
            !protocol
                .WriteRequest(service, operation, Complete(operation, input))
                .TryGet(out var request, out var problem)
        )
        {
            error = ErrorKinds.ToCallError(problem);
        }
        else
        {
            call = new PipelineCall(protocol, service, operation, request);
        }

        return call is not null;
    }

    private static JsonElement Complete(OperationModel operation, JsonElement input) =>
        IdempotencyTokens.Fill(operation, input, () => Guid.NewGuid().ToString());

    private async Task<CallResult> SendAsync(
        ServiceModel service,
        PipelineCall call,
        CancellationToken cancellationToken
    )
    {
        ServiceEndpoint? endpoint = null;
        try
        {
            endpoint = _context.EndpointOf(service);
            var isUnsigned = call.Operation.IsUnsigned;
            var pipeline = await _context.PipelineAsync(service, endpoint, isUnsigned, cancellationToken);
            var reply = await pipeline.SendAsync(call, cancellationToken);
            return ToResult(reply, call.Attempts);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (LocalErrors.From(exception, endpoint) is { } error)
            {
                return CallResult.Failed(error, call.Attempts);
            }

            throw;
        }
    }

    private static CallResult ToResult(PipelineReply reply, int attempts) =>
        reply.Result.TryGet(out var value, out var error)
            ? new CallResult
            {
                Output = value.Output,
                RequestId = value.RequestId,
                Attempts = attempts,
            }
            : CallResult.Failed(ErrorKinds.ToCallError(error), attempts);

    private static bool TryFind(
        string service,
        string operation,
        [NotNullWhen(true)] out ServiceModel? model,
        [NotNullWhen(true)] out OperationModel? found,
        [NotNullWhen(false)] out CallError? error
    )
    {
        found = null;
        error =
            !ServiceCatalog.TryOpen(service, out model) ? UnknownService(service)
            : !model.TryGetOperation(operation, out found) ? UnknownOperation(service, operation)
            : null;
        return error is null;
    }

    private static CallError UnknownService(string service) =>
        LocalErrors.Of(CallErrorKind.Unsupported, $"There is no AWS service `{service}`.");

    private static CallError UnknownOperation(string service, string operation) =>
        LocalErrors.Of(CallErrorKind.Unsupported, $"`{service}` has no operation `{operation}`.");
}
