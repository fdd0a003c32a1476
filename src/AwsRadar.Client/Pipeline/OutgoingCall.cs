using AwsRadar.Client.Endpoints;
using AwsRadar.Client.Http;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Pipeline;

/// <summary>A call that knows where it goes and is not signed yet.</summary>
/// <param name="Request">With its whole path and its <c>Host</c> header.</param>
internal sealed record OutgoingCall(
    IProtocol Protocol,
    ServiceModel Service,
    OperationModel Operation,
    ServiceEndpoint Endpoint,
    WireRequest Request
)
{
    /// <summary>Where the body of a success goes; null to have it in memory.</summary>
    public IBodyReceiver? Receiver { get; init; }

    /// <summary>The directory bucket whose session signs the call; null where the caller's own credentials do.</summary>
    public string? SessionBucket { get; init; }

    /// <summary>Whether the request can be sent again: its body is not one that comes only once.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>Whether another attempt would be the same call.</summary>
    public bool MayBeTriedAgain => IsRepeatable && Receiver?.HasGivenAway is not true;

    /// <summary>Scheme and host.</summary>
    public Uri Authority => Host == Endpoint.Host ? Endpoint.Origin : new Uri($"{Endpoint.Url.Scheme}://{Host}");

    /// <summary>The host that the request names, with a port where it is not the usual one.</summary>
    public string Host => Request.Headers["Host"]!;

    /// <summary>The call with one more header, made from its URL.</summary>
    public OutgoingCall With(Func<Uri, KeyValuePair<string, string>> header)
    {
        var (name, value) = header(RequestMessage.Target(Authority, Request));
        return this with { Request = Request with { Headers = Request.Headers.With(name, value) } };
    }
}
