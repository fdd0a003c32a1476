using System.Collections.Immutable;

namespace AwsRadar.Wire.Models;

/// <summary>What a model says about the service as a whole.</summary>
internal sealed record ServiceTraits
{
    public required string ServiceId { get; init; }

    public required string FullName { get; init; }

    public required string EndpointPrefix { get; init; }

    public required string SigningName { get; init; }

    public required string ApiVersion { get; init; }

    public required ServiceProtocol Protocol { get; init; }

    public ImmutableArray<ServiceProtocol> Protocols { get; init; } = [];

    public string? JsonVersion { get; init; }

    public string? TargetPrefix { get; init; }

    public XmlNamespace? XmlNamespace { get; init; }

    public required string SignatureVersion { get; init; }

    public ImmutableArray<string> AuthSchemes { get; init; } = [];

    public string? GlobalEndpoint { get; init; }

    public bool IsAwsQueryCompatible { get; init; }
}
