using System.Collections.Immutable;
using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>Which services a user or role may use, and when it last asked for something of each: IAM's access advisor.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html</remarks>
public sealed record ServiceLastAccess
{
    public required Arn Arn { get; init; }

    /// <summary>Every service that its policies allow anything of, by name.</summary>
    public ImmutableArray<ServiceUse> Services
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}

/// <summary>The last use of one service.</summary>
/// <param name="Service">The prefix of its actions, such as <c>s3</c>.</param>
/// <param name="UsedAt">Null: not within IAM's tracking period of 400 days.</param>
/// <param name="Region">Where; null for services without regions, or where there was no use.</param>
public sealed record ServiceUse(string Service, DateTimeOffset? UsedAt, string? Region)
{
    /// <summary>
    /// The actions of the service that IAM keeps account of one by one; empty where it does so for none, or where the service was
    /// not used. An action that is not among them may have been used.
    /// </summary>
    public ImmutableArray<ActionUse> Actions
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}

/// <summary>The last use of one action.</summary>
/// <param name="Name">Without the service: <c>GetUser</c>.</param>
/// <param name="UsedAt">Null: not within IAM's tracking period.</param>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed-action-last-accessed.html</remarks>
public sealed record ActionUse(string Name, DateTimeOffset? UsedAt);
