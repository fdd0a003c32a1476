namespace AwsRadar.Collector.Journals;

/// <summary>The first record of a journal: what is read, and since when.</summary>
internal sealed record JournalStart(DateTimeOffset StartedAt, ScanPlan Plan);

/// <summary>The last record of a journal: everything was read, and only the snapshot may not be stored yet.</summary>
internal sealed record JournalEnd(DateTimeOffset CompletedAt);
