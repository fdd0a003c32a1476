using AwsRadar.Cli.Differences;
using AwsRadar.Core.Differences;
using AwsRadar.Core.Snapshots;
using AwsRadar.Store;

namespace AwsRadar.Cli.Scanning;

/// <summary>What a scan found changed since the account's snapshot before, in one line.</summary>
internal static class ScanChanges
{
    private const int MostNamed = 3;

    /// <summary>The account's newest snapshot that is another than this one; null if there is none that can be read.</summary>
    public static Snapshot? Earlier(SnapshotStore store, Snapshot than)
    {
        try
        {
            return store.Latest(than.Account) is { } latest && latest.Id != than.Id ? latest : null;
        }
        catch (StoreException)
        {
            // A damaged snapshot is named by whoever asks for it; this scan does not need it.
            return null;
        }
    }

    public static string Describe(Snapshot earlier, Snapshot snapshot)
    {
        var since = Translate($"since {earlier.CompletedAt.UtcDateTime:yyyy-MM-dd HH:mm'Z'}");
        var comparison = SnapshotComparison.Of(earlier, snapshot);
        var changes = comparison.Differences;
        var unclear = comparison.Undetermined.IsEmpty ? "" : Translate("; some of it cannot be told");
        if (changes.IsEmpty)
        {
            return Translate($"{since}: nothing{unclear}");
        }

        var named = changes
            .Take(MostNamed)
            .Select(change => $"{Sign(change.Change)} {FieldText.Of(change.Kind)} {change.Name}");
        var more = changes.Length > MostNamed ? Translate($", and {changes.Length - MostNamed} more") : "";
        return Translate($"{since}: {string.Join(", ", named)}{more}{unclear}    (aws-radar diff)");
    }

    private static string Sign(Change change) =>
        change switch
        {
            Change.Appeared => "+",
            Change.Vanished => "−",
            _ => "~",
        };
}
