namespace AwsRadar.Collector;

/// <summary>How patient a scan is.</summary>
public sealed record ScanOptions
{
    /// <summary>The clock of every wait.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long one call is tried again in all, beyond the client's own retries, while AWS says "too many calls".</summary>
    public TimeSpan ThrottlePatience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long one call is tried again in all while the service, or the way to it, fails.</summary>
    public TimeSpan FaultPatience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long IAM may take to make the credential report.</summary>
    public TimeSpan ReportPatience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many calls about single entities are under way at once.</summary>
    public int ParallelCalls { get; init; } = 4;
}
