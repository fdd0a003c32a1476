using System.Collections.Frozen;
using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary>Finds what belongs to a user, and says when that part of the account could not be read.</summary>
internal sealed class SnapshotLookup(Snapshot snapshot)
{
    private readonly FrozenDictionary<string, CredentialReportRow> _report = snapshot
        .CredentialReport.DistinctBy(row => row.UserName, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(row => row.UserName, StringComparer.OrdinalIgnoreCase);

    private readonly ILookup<string, AccessKey> _keys = snapshot.AccessKeys.ToLookup(
        key => key.UserName,
        StringComparer.OrdinalIgnoreCase
    );

    private readonly ILookup<string, User> _members = snapshot
        .Users.SelectMany(user => user.GroupNames.Select(group => (group, user)))
        .ToLookup(pair => pair.group, pair => pair.user, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the credential report was read.</summary>
    public bool HasReport { get; } = snapshot.Coverage.IsKnown(SnapshotSection.CredentialReport);

    /// <summary>Whether the access keys were read.</summary>
    public bool HasKeys { get; } = snapshot.Coverage.IsKnown(SnapshotSection.AccessKeys);

    public Snapshot Snapshot => snapshot;

    public CredentialReportRow? Report(User user) => _report.GetValueOrDefault(user.Name);

    public ImmutableArray<AccessKey> Keys(User user) => [.. _keys[user.Name]];

    public ImmutableArray<User> Members(Group group) => [.. _members[group.Name]];

    /// <summary>The report's line for a key; the report has no ids, but it has the time at which each key was made.</summary>
    public CredentialReportKey? Report(AccessKey key) =>
        _report.GetValueOrDefault(key.UserName)?.AccessKeys.FirstOrDefault(line => line.LastRotatedAt == key.CreatedAt);
}
