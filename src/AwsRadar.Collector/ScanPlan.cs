namespace AwsRadar.Collector;

/// <summary>What a scan is to read. A scan that is resumed keeps the plan that it was begun with.</summary>
public sealed record ScanPlan;
