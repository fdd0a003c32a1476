using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;
using AwsRadar.Store;
using AwsRadar.Web.Model;

namespace AwsRadar.Web.Serving;

/// <summary>
/// The accounts in a store as the page needs them. The store is opened for each request, so that a scan that ended
/// meanwhile is seen; the accounts that were shown last are kept.
/// </summary>
/// <param name="path">The store's file.</param>
/// <param name="first">The snapshot that the page begins with; null for the newest.</param>
/// <param name="sayLedger">Says the messages of a snapshot's ledger.</param>
internal sealed class StoredAccounts(string path, string? first, SayKept? sayLedger)
{
    /// <summary>Two, for going back and forth between snapshots; a large account takes some 100 MB.</summary>
    private const int MaxKept = 2;

    private readonly Lock _lock = new();
    private readonly List<ServedAccount> _kept = [];

    public ImmutableArray<SnapshotModel> List()
    {
        using var store = SnapshotStore.OpenExisting(path);
        return [.. store.List().Select(SnapshotModel.From)];
    }

    /// <param name="id">The snapshot's id; null for the one that the page begins with.</param>
    /// <exception cref="StoreException">There is no such snapshot, or the store cannot be read.</exception>
    public ServedAccount Find(string? id)
    {
        lock (_lock)
        {
            using var store = SnapshotStore.OpenExisting(path);
            var wanted = store.Find(id ?? first ?? "latest").Id;
            var account =
                _kept.FirstOrDefault(kept => kept.Id == wanted) ?? new ServedAccount(store.Get(wanted), sayLedger);
            _kept.Remove(account);
            _kept.Insert(0, account);
            _kept.RemoveRange(Math.Min(MaxKept, _kept.Count), Math.Max(0, _kept.Count - MaxKept));
            return account;
        }
    }
}
