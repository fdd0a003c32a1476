using System.Text.Json;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary><c>show role NAME</c>.</summary>
internal static class RoleDetails
{
    public static Details Create(Role role) =>
        new(
            Translate($"role {role.Name}"),
            [
                new("arn", role.Arn.ToString()),
                new("created", Cell.Date(role.CreatedAt)),
                new(
                    Translate("last used"),
                    role.LastUsedAt is null
                        ? Cell.None
                        : $"{Cell.Date(role.LastUsedAt)} {role.LastUsedRegion}".TrimEnd()
                ),
                new("trusts", Cell.Names(TrustText.Of(role), int.MaxValue)),
                new("policies", Cell.Names([.. role.AttachedPolicies.Select(policy => policy.Name)], int.MaxValue)),
                new("boundary", role.PermissionsBoundary?.ToString() ?? Cell.None),
                .. role.InstanceProfiles.Select(profile => new DetailFact("profile", profile.Arn.ToString())),
                .. DetailFacts.Tags(role.Tags),
            ],
            [
                new DetailDocument(Translate("trust policy"), role.TrustPolicy),
                .. DetailFacts.Documents(role.InlinePolicies),
            ],
            writer => JsonSerializer.Serialize(writer, role, SnapshotJsonContext.Default.Role)
        );
}
