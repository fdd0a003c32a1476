namespace AwsRadar.Store;

/// <summary>Which snapshots to keep. What either rule keeps is kept, and the newest of each account always is.</summary>
/// <param name="Newest">So many of each account; null: the rule keeps none.</param>
/// <param name="Days">Those of so many days before now; null: the rule keeps none.</param>
public sealed record Retention(int? Newest, int? Days)
{
    /// <summary>Those to remove, in the order given.</summary>
    /// <param name="snapshots">The one stored last first.</param>
    public IReadOnlyList<SnapshotSummary> Outdated(IEnumerable<SnapshotSummary> snapshots, DateTimeOffset now)
    {
        var oldest = Days is { } days ? now.AddDays(-days) : DateTimeOffset.MaxValue;
        return
        [
            .. snapshots
                .GroupBy(each => each.Account)
                .SelectMany(own => own.Skip(Math.Max(1, Newest ?? 0)))
                .Where(each => each.CompletedAt < oldest),
        ];
    }
}
