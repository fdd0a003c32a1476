namespace AwsRadar.Collector.Calls;

/// <summary>How long a scan may take; null for as long as it takes.</summary>
internal sealed class TimeBudget(TimeSpan? length, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>What is left of it, possibly nothing.</summary>
    public TimeSpan Left =>
        length is { } all
            ? all - time.GetElapsedTime(_start) is { Ticks: > 0 } left
                ? left
                : TimeSpan.Zero
            : TimeSpan.MaxValue;

    /// <summary>Whether something was not asked for because the time was over.</summary>
    public bool WasMissed { get; set; }

    public bool IsOver => Left == TimeSpan.Zero;
}
