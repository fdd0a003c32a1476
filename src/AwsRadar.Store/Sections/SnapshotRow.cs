using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Store.Sections;

/// <summary>What the store keeps of a snapshot beside its lists.</summary>
internal sealed record SnapshotRow
{
    public required string Id { get; init; }

    public required string Account { get; init; }

    public required string Source { get; init; }

    public required string StartedAt { get; init; }

    public required string CompletedAt { get; init; }

    public required string? Caller { get; init; }

    public required int Gaps { get; init; }

    public static SnapshotRow Of(Snapshot snapshot) =>
        new()
        {
            Id = snapshot.Id,
            Account = snapshot.Account.ToString(),
            Source = snapshot.Source is SnapshotSource.Scan ? "scan" : "file",
            StartedAt = Text(snapshot.StartedAt),
            CompletedAt = Text(snapshot.CompletedAt),
            Caller = snapshot.Caller?.ToString(),
            Gaps = snapshot.Coverage.Gaps.Count(),
        };

    /// <summary>SHA-256 over the row and the checksums of the snapshot's lists, in the order of their kinds' names.</summary>
    public byte[] Checksum(IEnumerable<(string Kind, byte[] Checksum)> lists)
    {
        var text = new StringBuilder();
        text.Append(Id).Append('\n').Append(Account).Append('\n').Append(Source).Append('\n');
        text.Append(StartedAt).Append('\n').Append(CompletedAt).Append('\n').Append(Caller).Append('\n').Append(Gaps);
        foreach (var (kind, checksum) in lists.OrderBy(list => list.Kind, StringComparer.Ordinal))
        {
            text.Append('\n').Append(kind).Append(' ').Append(Convert.ToHexStringLower(checksum));
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public SnapshotSource ReadSource() => Source is "scan" ? SnapshotSource.Scan : SnapshotSource.File;

    public Arn? ReadCaller() => Caller is null ? null : Arn.Parse(Caller);

    public static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>UTC with the clock's full precision, so that text sorts as time does.</summary>
    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
