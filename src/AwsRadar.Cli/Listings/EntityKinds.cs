using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary>The kinds of entity that <c>show</c> can show in full.</summary>
internal static class EntityKinds
{
    public static EntityKind<User> User { get; } =
        new(
            "user",
            SnapshotSection.Users,
            snapshot => snapshot.Users,
            user => user.Name,
            user => user.Arn,
            (snapshot, user) => UserDetails.Create(new SnapshotLookup(snapshot), user)
        );

    public static EntityKind<Group> Group { get; } =
        new(
            "group",
            SnapshotSection.Groups,
            snapshot => snapshot.Groups,
            group => group.Name,
            group => group.Arn,
            (snapshot, group) => GroupDetails.Create(new SnapshotLookup(snapshot), group)
        );

    public static EntityKind<Role> Role { get; } =
        new(
            "role",
            SnapshotSection.Roles,
            snapshot => snapshot.Roles,
            role => role.Name,
            role => role.Arn,
            (_, role) => RoleDetails.Create(role)
        );

    public static EntityKind<ManagedPolicy> Policy { get; } =
        new(
            "policy",
            SnapshotSection.ManagedPolicies,
            snapshot => snapshot.ManagedPolicies,
            policy => policy.Name,
            policy => policy.Arn,
            PolicyDetails.Create
        );
}
