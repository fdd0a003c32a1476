using System.Collections.Immutable;
using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>A grant of a KMS key: what somebody may do with the key without any policy saying so.</summary>
/// <remarks>https://docs.aws.amazon.com/kms/latest/developerguide/grants.html</remarks>
public sealed record KeyGrant
{
    public required Arn Key { get; init; }

    public required string Region { get; init; }

    public required string Id { get; init; }

    public string? Name { get; init; }

    /// <summary>The ARN, or the service, that may use the key.</summary>
    public required string Grantee { get; init; }

    /// <summary>Who may end the grant; null: those whom the key's policy lets.</summary>
    public string? RetiringPrincipal { get; init; }

    /// <summary>As KMS names them, such as <c>Decrypt</c>.</summary>
    public ImmutableArray<string> Operations
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Whether it holds only for an encryption context that it names.</summary>
    public bool HasConstraints { get; init; }
}
