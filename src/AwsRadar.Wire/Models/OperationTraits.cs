using System.Collections.Immutable;

namespace AwsRadar.Wire.Models;

/// <summary>The traits of an operation, and which of its optional parts follow; the numbers are part of the data's format.</summary>
[Flags]
internal enum OperationFlags
{
    None = 0,
    HasResponseCode = 1 << 0,
    HasPaginator = 1 << 1,
    HasResultWrapper = 1 << 2,
    HasHostPrefix = 1 << 3,
    Idempotent = 1 << 4,
    ReadOnly = 1 << 5,
    Deprecated = 1 << 6,
    HasInputElement = 1 << 7,
    HasHttpChecksum = 1 << 8,
    HasContextParameters = 1 << 9,
    HttpChecksumRequired = 1 << 10,
    Unsigned = 1 << 11,
    UnsignedPayload = 1 << 12,
    EndpointDiscovery = 1 << 13,
    EndpointDiscoveryRequired = 1 << 14,
    EndpointOperation = 1 << 15,
    RequestCompression = 1 << 16,
}

/// <summary>An operation as the data holds it: shapes are still numbers.</summary>
internal sealed record OperationTraits(string Name, OperationFlags Flags)
{
    public const int NoShape = -1;

    public string HttpMethod { get; init; } = "POST";

    public string RequestUri { get; init; } = "/";

    public int ResponseCode { get; init; } = 200;

    public int InputIndex { get; init; } = NoShape;

    public int OutputIndex { get; init; } = NoShape;

    public ImmutableArray<int> ErrorIndexes { get; init; } = [];

    public string? ResultWrapper { get; init; }

    public string? InputLocationName { get; init; }

    public XmlNamespace? InputXmlNamespace { get; init; }

    public string? HostPrefix { get; init; }

    public Paginator? Paginator { get; init; }

    public HttpChecksum? HttpChecksum { get; init; }

    public ImmutableArray<ContextParameter> ContextParameters { get; init; } = [];
}
