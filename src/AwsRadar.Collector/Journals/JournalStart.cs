namespace AwsRadar.Collector.Journals;

/// <summary>The first record of a journal: what is read, and since when.</summary>
/// <param name="RunStartedAt">When the scan of many accounts began that it is part of; null for a scan of one.</param>
internal sealed record JournalStart(DateTimeOffset StartedAt, ScanPlan Plan, DateTimeOffset? RunStartedAt = null);

/// <summary>The last record of a journal: everything was read, and only the snapshot may not be stored yet.</summary>
internal sealed record JournalEnd(DateTimeOffset CompletedAt);
