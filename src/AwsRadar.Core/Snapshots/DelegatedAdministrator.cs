using System.Collections.Immutable;
using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>A member account that administers services for the whole organization.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_DelegatedAdministrator.html</remarks>
public sealed record DelegatedAdministrator
{
    public required Arn Arn { get; init; }

    public required AccountId Account { get; init; }

    public DateTimeOffset? DelegatedAt { get; init; }

    /// <summary>The services, such as <c>access-analyzer.amazonaws.com</c>, sorted.</summary>
    public ImmutableArray<string> Services
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}
