using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>A TLS certificate that is kept in IAM.</summary>
public sealed record ServerCertificate(
    Arn Arn,
    string Id,
    string Name,
    string Path,
    DateTimeOffset? UploadedAt,
    DateTimeOffset? ExpiresAt
);
