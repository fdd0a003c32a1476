using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary><c>show policy NAME</c>.</summary>
internal static class PolicyDetails
{
    public static Details Create(Snapshot snapshot, ManagedPolicy policy) =>
        new(
            Translate($"policy {policy.Name}"),
            [
                new("arn", policy.Arn.ToString()),
                new(Translate("kept by"), policy.IsAwsManaged ? "AWS" : Translate("customer")),
                new("updated", Cell.Date(policy.UpdatedAt)),
                new("version", Translate($"{policy.DefaultVersionId} of {policy.Versions.Length} kept")),
                .. policy.Description is { Length: > 0 } text
                    ? [new DetailFact("about", text)]
                    : ImmutableArray<DetailFact>.Empty,
                new(Translate("attached to"), Cell.Names(AttachedTo(snapshot, policy.Arn), int.MaxValue)),
                new(Translate("boundary of"), Cell.Names(BoundaryOf(snapshot, policy.Arn), int.MaxValue)),
            ],
            policy.DefaultVersion is { } version
                ? [new DetailDocument(Translate($"document, {version.Id}"), version.Document)]
                : [],
            writer => JsonSerializer.Serialize(writer, policy, SnapshotJsonContext.Default.ManagedPolicy)
        );

    private static ImmutableArray<string> AttachedTo(Snapshot snapshot, Arn policy) =>
        [
            .. snapshot
                .Users.Where(user => Holds(user.AttachedPolicies, policy))
                .Select(user => Translate($"user {user.Name}")),
            .. snapshot
                .Groups.Where(group => Holds(group.AttachedPolicies, policy))
                .Select(group => Translate($"group {group.Name}")),
            .. snapshot
                .Roles.Where(role => Holds(role.AttachedPolicies, policy))
                .Select(role => Translate($"role {role.Name}")),
        ];

    private static ImmutableArray<string> BoundaryOf(Snapshot snapshot, Arn policy) =>
        [
            .. snapshot
                .Users.Where(user => user.PermissionsBoundary == policy)
                .Select(user => Translate($"user {user.Name}")),
            .. snapshot
                .Roles.Where(role => role.PermissionsBoundary == policy)
                .Select(role => Translate($"role {role.Name}")),
        ];

    private static bool Holds(ImmutableArray<AttachedPolicy> attached, Arn policy) =>
        attached.Any(link => link.Arn == policy);
}
