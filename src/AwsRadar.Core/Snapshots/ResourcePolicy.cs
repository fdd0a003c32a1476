using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>What was read of one resource's own policy. A resource that is not listed at all was not asked.</summary>
public sealed record ResourcePolicy
{
    /// <summary>The resource that it is attached to, such as a bucket.</summary>
    public required Arn Resource { get; init; }

    /// <summary>The service that told it, as the AWS CLI names it.</summary>
    public required string Service { get; init; }

    /// <summary>Where the resource is; <c>global</c> for services without regions.</summary>
    public required string Region { get; init; }

    /// <summary>Null: the resource has no policy, which AWS said.</summary>
    public PolicyText? Document { get; init; }
}
