using System.Collections.Immutable;

namespace AwsRadar.Wire.Models;

/// <summary>Which checksums an operation's request carries and its response may be verified with.</summary>
/// <remarks>https://smithy.io/2.0/aws/aws-core.html#aws-protocols-httpchecksum-trait</remarks>
public sealed class HttpChecksum
{
    internal HttpChecksum() { }

    /// <summary>Whether a request without a checksum is refused.</summary>
    public bool IsRequestChecksumRequired { get; internal init; }

    /// <summary>The input member that names the algorithm of the request's checksum.</summary>
    public string? RequestAlgorithmMember { get; internal init; }

    /// <summary>The input member that asks for a checksum in the response.</summary>
    public string? RequestValidationModeMember { get; internal init; }

    /// <summary>The algorithms that a response may use, such as <c>CRC32</c>.</summary>
    public ImmutableArray<string> ResponseAlgorithms { get; internal init; } = [];
}
