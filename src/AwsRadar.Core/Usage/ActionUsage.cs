namespace AwsRadar.Core.Usage;

/// <summary>Whether an allowed action was used in a period, and what tells so.</summary>
public enum ActionUsage
{
    Used,

    /// <summary>Something that would have seen a use saw none.</summary>
    Unused,

    /// <summary>The user or role is younger than the period: what it did not need yet it may need.</summary>
    TooYoung,

    /// <summary>IAM keeps account of 400 days, and the period is longer.</summary>
    PeriodTooLong,

    /// <summary>Neither a report of IAM's access advisor nor CloudTrail tells of the user or role.</summary>
    NoReport,

    /// <summary>IAM's report does not list the service.</summary>
    ServiceNotTracked,

    /// <summary>The service was used, and nobody keeps account of this action.</summary>
    ActionNotTracked,
}
