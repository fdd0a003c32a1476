using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Web.Model;

/// <summary>Which account the page shows, and when and how it was read.</summary>
internal sealed record AboutModel(
    string Account,
    ImmutableArray<string> Aliases,
    string Snapshot,
    SnapshotSource Source,
    DateTimeOffset StartedAt,
    DateTimeOffset CompletedAt,
    string? Caller,
    string Version
)
{
    public static AboutModel From(Snapshot snapshot) =>
        new(
            snapshot.Account.ToString(),
            snapshot.Aliases,
            snapshot.Id,
            snapshot.Source,
            snapshot.StartedAt,
            snapshot.CompletedAt,
            snapshot.Caller?.ToString(),
            typeof(AboutModel).Assembly.GetName().Version?.ToString(3) ?? ""
        );
}
