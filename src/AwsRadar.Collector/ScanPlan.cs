using AwsRadar.Collector.Calls;

namespace AwsRadar.Collector;

/// <summary>What a scan is to read. A scan that is resumed keeps the plan that it was begun with.</summary>
public sealed record ScanPlan
{
    public ScanDepth Depth { get; init; } = ScanDepth.Standard;

    /// <summary>Whether a call is part of the plan. What is not leaves no line in the ledger, and its sections unknown.</summary>
    internal bool Has(ScanCall call) => call.Depth <= Depth;
}
