using AwsRadar.Collector.Organizations;

namespace AwsRadar.Collector;

/// <summary>What a scan reads, and how patient it is.</summary>
public sealed record ScanOptions
{
    /// <summary>What is read. A scan that is resumed keeps the plan that it was begun with.</summary>
    public ScanPlan Plan { get; init; } = new();

    /// <summary>How long the scan may take: what it has not asked for by then is skipped. Null: as long as it takes.</summary>
    public TimeSpan? MaxTime { get; init; }

    /// <summary>The clock of every wait.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long one call is tried again in all, beyond the client's own retries, while AWS says "too many calls".</summary>
    public TimeSpan ThrottlePatience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long one call is tried again in all while the service, or the way to it, fails.</summary>
    public TimeSpan FaultPatience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long IAM may take to make the credential report.</summary>
    public TimeSpan ReportPatience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The organization as another account of it has read it; null: the scan reads it itself, as far as its account may.
    /// </summary>
    public OrganizationReading? Organization { get; init; }

    /// <summary>How many calls about single entities are under way at once.</summary>
    public int ParallelCalls { get; init; } = 4;
}
