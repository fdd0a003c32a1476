using System.Collections.Immutable;

namespace AwsRadar.Lab.State;

/// <summary>A TLS certificate for load balancers and the like. The lab checks its private key and then forgets it.</summary>
internal sealed record ServerCertificate : IResource
{
    public required string Arn { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Path { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>The end of the certificate's validity.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The certificate in PEM.</summary>
    public required string Body { get; init; }

    /// <summary>The certificates above it in PEM, if any were given.</summary>
    public string? Chain { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ResourceTags.Empty;
}
