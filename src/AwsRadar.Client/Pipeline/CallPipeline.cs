using System.Globalization;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Http;
using AwsRadar.Client.Retries;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Client.Pipeline;

/// <summary>
/// The way of every call to one service. Step 1: wait for a turn. Step 2: credentials. Step 3: sign, at AWS's time.
/// Step 4: send and read. Step 5: learn the pace and the clock from the answer. Step 6: done, or wait and try again.
/// </summary>
internal sealed class CallPipeline(
    ServiceLimits limits,
    AwsClock clock,
    HttpSender sender,
    Func<OutgoingCall, CancellationToken, ValueTask<SigningCredentials>> keysAsync,
    BearerTokens tokens,
    TimeProvider time,
    Action<Func<string>> warn
)
{
    private const string AcceptEncoding = "Accept-Encoding";
    private readonly SigningKeys _signingKeys = new();
    private readonly string _firstAttempt = Count(attempt: 1, limits.MaxAttempts);

    /// <exception cref="Configuration.ConfigurationException">There are no credentials.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<CallResult> SendAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        call = CallSigner.WithContentHash(call);
        var invocation = NewInvocation();
        var (returned, isCorrected) = (0, false);
        for (var attempt = 1; ; attempt++)
        {
            // Step 1
            await limits.Pace.WaitAsync(cancellationToken);
            // Steps 2 and 3
            var signed = await SignAsync(WithTracking(call, invocation, attempt), cancellationToken);
            // Step 4
            var outcome = await AttemptAsync(call, signed, cancellationToken);
            // Step 5
            var (error, reason) = Learn(call, outcome, isCorrected);
            // Step 6
            if (error is null)
            {
                limits.Quota.Return(returned);
                if (isCorrected && clock.SkewOf(call.Host) is { } skew)
                {
                    warn(() => skew.Sentence);
                }

                return outcome.Result with
                {
                    Attempts = attempt,
                };
            }

            isCorrected |= reason is RetryReason.Clock;
            var isLast = attempt >= limits.MaxAttempts && reason is not RetryReason.Clock;
            var isOver = reason is RetryReason.None || isLast || !call.MayBeTriedAgain;
            if (isOver || !limits.Quota.TryTake(reason, out returned))
            {
                return outcome.Result with { Error = WithClock(call, error), Attempts = attempt };
            }

            var wait = limits.Backoff.Wait(reason, attempt, outcome.Header(Backoff.RetryAfterHeader));
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>The request as it would be sent now, without what proves the identity.</summary>
    /// <exception cref="Configuration.ConfigurationException">There are no credentials.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<PreparedRequest> PrepareAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        var signed = await SignAsync(CallSigner.WithContentHash(call), cancellationToken);
        return new PreparedRequest(
            signed.Method,
            RequestMessage.Target(call.Authority, signed),
            [.. signed.Headers.Select(each => KeyValuePair.Create(each.Key, HeaderMask.Of(each.Key, each.Value)))],
            // Signature Version 2 stands in the body, which is shown without it.
            call.Request.Body
        );
    }

    private async ValueTask<WireRequest> SignAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        if (call.Operation.IsUnsigned)
        {
            return call.Request;
        }

        return await tokens.FindAsync(call, cancellationToken) is { } token
            ? BearerToken.Apply(CallSigner.WithoutContentHash(call.Request), token)
            : CallSigner.Sign(call, await keysAsync(call, cancellationToken), () => clock.Now(call.Host), _signingKeys);
    }

    private async Task<AttemptOutcome> AttemptAsync(
        OutgoingCall call,
        WireRequest signed,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var sent = WithAcceptEncoding(signed, call.Operation);
            var response = await sender.SendAsync(call.Authority, sent, call.Receiver, cancellationToken);
            var read = call.Protocol.ReadResponse(call.Service, call.Operation, response);
            return new AttemptOutcome(response, CallResult.From(read));
        }
        catch (Exception exception)
            when (!cancellationToken.IsCancellationRequested && LocalErrors.From(exception, call.Endpoint) is { } error)
        {
            return new AttemptOutcome(Response: null, CallResult.Failed(error));
        }
    }

    private (CallError? Error, RetryReason Reason) Learn(OutgoingCall call, AttemptOutcome outcome, bool isCorrected)
    {
        if (outcome.Result.Error is not { } error)
        {
            limits.Pace.Record(isThrottled: false);
            return (null, RetryReason.None);
        }

        var reason = RetryJudge.Judge(error, call.Operation);
        limits.Pace.Record(isThrottled: reason is RetryReason.Throttling);
        var isClock =
            !isCorrected && outcome.Response is { } response && clock.TryCorrect(call.Host, error.Kind, response);
        return (error, isClock ? RetryReason.Clock : reason);
    }

    /// <summary>What AWS refused for its time says how far the clock is off, where that is known.</summary>
    private CallError WithClock(OutgoingCall call, CallError error) =>
        error.Kind is CallErrorKind.ClockSkew && clock.SkewOf(call.Host) is { } skew
            ? error with
            {
                Message = $"{error.Message.TrimEnd('.', ' ')}. {skew.Sentence}",
            }
            : error;

    /// <summary>Which attempt of which call it is, for AWS's side.</summary>
    private OutgoingCall WithTracking(OutgoingCall call, string invocation, int attempt)
    {
        var count = attempt == 1 ? _firstAttempt : Count(attempt, limits.MaxAttempts);
        var headers = call.Request.Headers.With(
            KeyValuePair.Create("amz-sdk-invocation-id", invocation),
            KeyValuePair.Create("amz-sdk-request", count)
        );
        return call with { Request = call.Request with { Headers = headers } };
    }

    private static string Count(int attempt, int max) =>
        string.Create(CultureInfo.InvariantCulture, $"attempt={attempt}; max={max}");

    /// <summary>A random UUID that need not be secret, for which the kernel need not be asked.</summary>
    private static string NewInvocation()
    {
        Span<byte> random = stackalloc byte[16];
        Random.Shared.NextBytes(random);
        random[6] = (byte)((random[6] & 0x0F) | 0x40);
        random[8] = (byte)((random[8] & 0x3F) | 0x80);
        return new Guid(random, bigEndian: true).ToString();
    }

    /// <summary>A stored object is wanted as it is stored, and events at once; all else may come compressed. Proxies change this header: it is not signed.</summary>
    private static WireRequest WithAcceptEncoding(WireRequest signed, OperationModel operation)
    {
        var isObject =
            operation.Output?.Members.Any(member => member.IsStreaming || member.Shape.IsEventStream) ?? false;
        return signed with { Headers = signed.Headers.With(AcceptEncoding, isObject ? "identity" : "gzip") };
    }
}
