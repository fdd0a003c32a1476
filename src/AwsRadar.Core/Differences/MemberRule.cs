using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Differences;

/// <summary>How one member of an entity is compared; without a rule, as a fact.</summary>
internal sealed record MemberRule(MemberMeaning Meaning)
{
    public static MemberRule Fact { get; } = new(MemberMeaning.Fact);

    /// <summary>Of a list of objects: the member that tells its items apart; null: the first of <c>arn</c>, <c>id</c>, <c>name</c>, <c>key</c>.</summary>
    public string? ItemKey { get; init; }

    /// <summary>Of a list of objects: only which items there are is compared.</summary>
    public bool IsTheKeyAll { get; init; }

    /// <summary>Of a policy: what it is attached to.</summary>
    public PolicyType PolicyType { get; init; } = PolicyType.Resource;

    /// <summary>Compared only where a side does not know that section, which tells the same better.</summary>
    public SnapshotSection? UnlessKnown { get; init; }
}

/// <summary>What a difference of a member says.</summary>
internal enum MemberMeaning
{
    /// <summary>Somebody changed it.</summary>
    Fact,

    /// <summary>It changes by mere use, or follows from another difference.</summary>
    Use,

    /// <summary>It tells which entity this is, so that the comparison has told it.</summary>
    Identity,
}
