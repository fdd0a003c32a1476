using System.Collections.Immutable;

namespace AwsRadar.Wire.Signing;

/// <summary>What a signed request says about its signature. Nothing of it is verified yet.</summary>
public sealed record SignatureClaim
{
    public required string AccessKeyId { get; init; }

    public required CredentialScope Scope { get; init; }

    /// <summary>The names of the headers that the signature covers, in lower case and in order.</summary>
    public required ImmutableArray<string> SignedHeaders { get; init; }

    /// <summary>64 hexadecimal digits.</summary>
    public required string Signature { get; init; }

    /// <summary>When the request was signed, to the second, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The session token of temporary credentials, from header or query; null for long-lived keys.</summary>
    public string? SessionToken { get; init; }

    /// <summary>How long a presigned request is good for, 1 second to 7 days; null when the signature is in a header.</summary>
    public TimeSpan? ValidFor { get; init; }

    public bool IsPresigned => ValidFor is not null;
}
