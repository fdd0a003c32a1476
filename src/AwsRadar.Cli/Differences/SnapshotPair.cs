using AwsRadar.Core.Arns;
using AwsRadar.Store;

namespace AwsRadar.Cli.Differences;

/// <summary>The two snapshots that the words of a command line mean.</summary>
internal static class SnapshotPair
{
    /// <summary>
    /// Without words the two newest of an account; with one, that one and the newest of its account. Which account is told
    /// by the option, else by the first snapshot that is named, else by the newest snapshot of all.
    /// </summary>
    /// <exception cref="StoreException">A snapshot is not there.</exception>
    public static (SnapshotSummary Before, SnapshotSummary After) Find(
        SnapshotStore store,
        string? before,
        string? after,
        AccountId? account
    )
    {
        if (before is null)
        {
            account ??= store.Find("latest").Account;
            // The newest first, so that an account without any is told as that.
            var newest = store.Find("latest", account);
            return (store.Find("previous", account), newest);
        }

        var first = store.Find(before, account);
        return (first, store.Find(after ?? "latest", account ?? (after is null ? first.Account : null)));
    }
}
