using System.Collections.Immutable;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Wire.Endpoints;

/// <summary>Where the rules send a request.</summary>
/// <param name="Url">Scheme, host and possibly a path that the operation's own path follows.</param>
public sealed record ResolvedEndpoint(Uri Url)
{
    /// <summary>Headers that the request needs there.</summary>
    public WireHeaders Headers { get; init; } = WireHeaders.Empty;

    /// <summary>The ways to sign in the rules' order of preference; empty: the service's own way, for the region of the client.</summary>
    public ImmutableArray<EndpointAuthScheme> AuthSchemes { get; init; } = [];
}
