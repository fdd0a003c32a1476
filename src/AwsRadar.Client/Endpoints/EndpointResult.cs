using System.Diagnostics.CodeAnalysis;
using AwsRadar.Client.Calls;

namespace AwsRadar.Client.Endpoints;

/// <summary>Where a service will be called, or why it cannot be.</summary>
public sealed record EndpointResult(ServiceEndpoint? Endpoint, CallError? Error)
{
    [MemberNotNullWhen(true, nameof(Endpoint))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsFound => Endpoint is not null;
}
