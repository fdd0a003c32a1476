using System.Collections.Immutable;

namespace AwsRadar.Wire.Endpoints;

/// <summary>One way to sign a request for an endpoint; what is null is the service's own.</summary>
/// <param name="Name"><c>sigv4</c>, <c>sigv4a</c>, <c>sigv4-s3express</c>, <c>none</c>.</param>
/// <remarks>https://smithy.io/2.0/aws/rules-engine/auth-schemes.html</remarks>
public sealed record EndpointAuthScheme(string Name)
{
    public string? SigningName { get; init; }

    public string? SigningRegion { get; init; }

    /// <summary>The regions that a <c>sigv4a</c> signature is good for; <c>*</c> is all.</summary>
    public ImmutableArray<string> SigningRegionSet { get; init; } = [];

    /// <summary>Whether the path is signed as it is on the wire, as Amazon S3 wants it.</summary>
    public bool DisablesDoubleEncoding { get; init; }
}
