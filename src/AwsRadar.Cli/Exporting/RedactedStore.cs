using AwsRadar.Core.Redaction;
using AwsRadar.Store;

namespace AwsRadar.Cli.Exporting;

/// <summary>A store with the same snapshots under pseudonyms, for as long as an export takes.</summary>
internal sealed class RedactedStore : IDisposable
{
    private readonly string _folder;

    private RedactedStore(string folder)
    {
        _folder = folder;
        Store = SnapshotStore.Open(Path.Combine(folder, "snapshots.db"));
    }

    public SnapshotStore Store { get; }

    /// <param name="snapshots">The newest first.</param>
    public static RedactedStore Create(SnapshotStore source, IReadOnlyList<SnapshotSummary> snapshots, byte[] key)
    {
        var redacted = new RedactedStore(Directory.CreateTempSubdirectory("aws-radar-").FullName);
        try
        {
            var redactor = new Redactor(key);
            foreach (var snapshot in snapshots.Reverse())
            {
                redacted.Store.Save(redactor.Redact(source.Get(snapshot.Id)));
            }

            return redacted;
        }
        catch
        {
            redacted.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
