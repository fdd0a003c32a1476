using System.Collections.Frozen;
using System.Text.Json;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.Authorization;
using AwsRadar.Lab.Authorization.Denials;
using AwsRadar.Lab.Fixtures;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;
using AwsRadar.Lab.Sts.Federation;
using AwsRadar.Lab.Validation;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Lab.Serving;

/// <summary>
/// From a signed request to its response, in AWS's order. Step 1: read who claims to have signed it. Step 2: verify the
/// signature. Step 3: find the service and read the call. Step 4: hold the input against the service model. Step 5: ask
/// the policies. Step 6: carry it out. Step 7: put what changed in place, or, when another request was faster,
/// do it all again on what it left. Step 8: with a state file, answer when a killed lab would still know.
/// </summary>
internal sealed class RequestPipeline(
    LabStore store,
    LabServices services,
    AccessKeyUsage usage,
    DenialLog denials,
    LabClock clock,
    OidcKeys oidcKeys
)
{
    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    public async ValueTask<WireResponse> AnswerAsync(WireRequest request)
    {
        var requestId = Guid.NewGuid().ToString();

        // Step 1
        if (
            !SignatureReader.Read(request).TryGet(out var claim, out var unreadable)
            && !UnsignedRequests.AreAllowed(services, request, unreadable)
        )
        {
            return services.Default.WriteError(unreadable, requestId);
        }

        while (true)
        {
            var lab = store.Current;
            var response = Answer(lab, request, claim, requestId, out var changed);

            // Step 7
            if (changed is null || ReferenceEquals(changed, lab) || store.TryReplace(lab, changed))
            {
                // Step 8
                return await IsKeptAsync(changed ?? lab)
                    ? response
                    : services.For(ServiceOf(claim), request).WriteError(LabServices.NotKept, requestId);
            }
        }
    }

    private async ValueTask<bool> IsKeptAsync(LabState told)
    {
        try
        {
            await store.KeepAsync(told);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private WireResponse Answer(
        LabState lab,
        WireRequest request,
        SignatureClaim? claim,
        string requestId,
        out LabState? changed
    )
    {
        changed = null;
        var now = clock.Now;

        // Step 2
        if (!Authenticate(lab, request, claim).TryGet(out var caller, out var refused))
        {
            return services.For(ServiceOf(claim), request).WriteError(refused, requestId);
        }

        // Session keys are many and soon gone; IAM tells the last use of long-lived keys only.
        if (caller.Session is null && claim is not null)
        {
            usage.Record(caller.AccessKeyId, new AccessKeyUse(now, claim.Scope.Region, claim.Scope.Service));
        }

        // Step 3
        if (!services.TryFind(ServiceOf(claim), request, out var service))
        {
            return services.Default.WriteError(LabServices.NotServed(ServiceOf(claim)), requestId);
        }

        var whole = claim is null ? request : ChunkedPayload.Decode(request, claim);
        if (!service.Protocol.ReadRequest(service.Model, whole).TryGet(out var wireCall, out var malformed))
        {
            return service.WriteError(malformed, requestId);
        }

        var model = wireCall.Operation;
        if (service.Find(model) is not { } operation)
        {
            var scope = new FixtureScope(caller.Account.ToString(), claim?.Scope.Region ?? UnsignedRequests.Region);
            return service.WriteError(LabServices.NotCarriedOut(service, model, scope), model, requestId);
        }

        var call = new OperationCall
        {
            Lab = lab,
            State = caller.IsAnonymous ? lab.Main : lab.Accounts[caller.Account],
            Caller = caller,
            Input = wireCall.Input,
            Now = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()),
            Region = claim?.Scope.Region ?? UnsignedRequests.Region,
            UserAgent = request.Headers["User-Agent"],
            KeyUsage = usage,
            OidcKeys = oidcKeys,
            Denials = denials,
        };

        // What was tried counts, whether or not it is permitted.
        if (caller.Identity is { } identity)
        {
            var use = new AccessKeyUse(call.Now, call.Region, ServiceOf(claim));
            usage.Record(identity.Id, operation.Name, use);
        }

        // Steps 4 and 5
        var error =
            InputValidator.Check(model.Input, wireCall.Input)
            ?? UnsignedRequests.Identify(operation, ref call)
            ?? Authorizer.Check(call, service, operation);
        if (error is not null)
        {
            return service.WriteError(error, model, requestId);
        }

        // Step 6
        var result = operation.Handle(call);
        changed = result.ApplyTo(lab);
        return result.Error is { } failed
            ? service.WriteError(failed, model, requestId)
            : service.Write(model, result.Output?.ToElement() ?? Nothing, requestId);
    }

    private WireResult<Caller> Authenticate(LabState lab, WireRequest request, SignatureClaim? claim) =>
        claim is null ? Caller.Anonymous : Authenticator.Authenticate(lab, request, claim, clock);

    private static string ServiceOf(SignatureClaim? claim) => claim?.Scope.Service ?? UnsignedRequests.Service;
}
