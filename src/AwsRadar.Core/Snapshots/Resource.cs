using System.Collections.Immutable;
using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>A resource of any service, as the service's own answers describe it.</summary>
public sealed record Resource
{
    public required Arn Arn { get; init; }

    /// <summary>The service that listed it, as the AWS CLI names it, such as <c>elbv2</c>.</summary>
    public required string Service { get; init; }

    /// <summary>Its type in AWS's service authorization reference, such as <c>lambda:function</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Where it is; <c>global</c> for services without regions.</summary>
    public required string Region { get; init; }

    /// <summary>The tags that came with the answers; empty also where the service tells them to another call only.</summary>
    public ImmutableArray<Tag> Tags
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>What AWS told of it, as the AWS CLI prints it: a JSON object, in which <c>[redacted]</c> stands for what may be a secret.</summary>
    public required string Json { get; init; }

    /// <summary>How many values were left out of <see cref="Json"/> because they may be secrets.</summary>
    public int Redacted { get; init; }
}
