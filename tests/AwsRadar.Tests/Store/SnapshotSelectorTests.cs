using AwsRadar.Core.Arns;
using AwsRadar.Store;
using Xunit;

namespace AwsRadar.Tests.Store;

/// <summary>Snapshots are found by the words that people have for them.</summary>
public sealed class SnapshotSelectorTests : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
    private static readonly AccountId Other = AccountId.Parse("999999999999");
    private readonly TemporaryFolder _folder = new();
    private readonly SnapshotStore _store;

    public SnapshotSelectorTests()
    {
        _store = SnapshotStore.Open(_folder.File("snapshots.db"));
        Save("a100", Day.AddHours(9), SampleSnapshots.Account);
        Save("a200", Day.AddDays(1).AddHours(9), SampleSnapshots.Account);
        Save("a20", Day.AddDays(2).AddHours(9), SampleSnapshots.Account);
        Save("b300", Day.AddDays(3), Other);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("latest", "a20")]
    [InlineData("previous", "a200")]
    [InlineData("a1", "a100")]
    [InlineData("A200", "a200")]
    [InlineData("a20", "a20")]
    [InlineData("2026-11-22", "a100")]
    [InlineData("2026-11-23", "a200")]
    [InlineData("2026-12-31", "a20")]
    [InlineData("2026-11-23T09:00", "a200")]
    [InlineData("2026-11-23T09:00:00Z", "a200")]
    [InlineData("2026-11-23T08:59", "a100")]
    [InlineData("2026-11-23T18:00+09:00", "a200")]
    [InlineData("2026-11-23 08:59", "a100")]
    public void A_snapshot_of_an_account_is_found(string words, string id)
    {
        Assert.Equal(id, _store.Find(words, SampleSnapshots.Account).Id);
    }

    [Theory]
    [InlineData("a2", StoreProblem.AmbiguousSnapshot)]
    [InlineData("b3", StoreProblem.NoSuchSnapshot)]
    [InlineData("", StoreProblem.NoSuchSnapshot)]
    [InlineData("2026-11-21", StoreProblem.NoSuchSnapshot)]
    [InlineData("2026-13-01", StoreProblem.NoSuchSnapshot)]
    [InlineData("2026-11-23T", StoreProblem.NoSuchSnapshot)]
    public void Words_that_mean_no_snapshot_or_several_are_refused(string words, StoreProblem problem)
    {
        var refusal = Assert.Throws<StoreException>(() => _store.Find(words, SampleSnapshots.Account));

        Assert.Equal(problem, refusal.Problem);
    }

    [Fact]
    public void Without_an_account_the_latest_of_all_is_meant()
    {
        Assert.Equal("b300", _store.Find("latest").Id);
        Assert.Equal(["b300"], _store.List(Other).Select(summary => summary.Id));
        Assert.Equal(["b300", "a20"], _store.List().Where(summary => summary.IsLatest).Select(summary => summary.Id));
        Assert.Equal(
            StoreProblem.NoSuchSnapshot,
            Assert.Throws<StoreException>(() => _store.Find("previous", Other)).Problem
        );
    }

    private void Save(string id, DateTimeOffset time, AccountId account) =>
        _store.Save(
            SampleSnapshots.Snapshot(id, "alice") with
            {
                Account = account,
                StartedAt = time,
                CompletedAt = time,
            }
        );
}
