using System.Text.Json;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary><c>show group NAME</c>.</summary>
internal static class GroupDetails
{
    public static Details Create(SnapshotLookup lookup, Group group) =>
        new(
            Translate($"group {group.Name}"),
            [
                new("arn", group.Arn.ToString()),
                new("created", Cell.Date(group.CreatedAt)),
                new("members", Cell.Names([.. lookup.Members(group).Select(user => user.Name)], int.MaxValue)),
                new("policies", Cell.Names([.. group.AttachedPolicies.Select(policy => policy.Name)], int.MaxValue)),
            ],
            DetailFacts.Documents(group.InlinePolicies),
            writer => JsonSerializer.Serialize(writer, group, SnapshotJsonContext.Default.Group)
        );
}
