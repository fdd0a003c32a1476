using System.Text.Json;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary><c>show user NAME</c>.</summary>
internal static class UserDetails
{
    public static Details Create(SnapshotLookup lookup, User user) =>
        new(
            Translate($"user {user.Name}"),
            [
                new("arn", user.Arn.ToString()),
                new("created", Cell.Date(user.CreatedAt)),
                new("groups", Cell.Names(user.GroupNames, int.MaxValue)),
                new("policies", Cell.Names([.. user.AttachedPolicies.Select(policy => policy.Name)], int.MaxValue)),
                new("boundary", user.PermissionsBoundary?.ToString() ?? Cell.None),
                new("password", Password(lookup.Report(user))),
                new("mfa", Cell.YesNo(lookup.Report(user)?.HasMfa)),
                .. Keys(lookup, user),
                .. DetailFacts.Tags(user.Tags),
            ],
            DetailFacts.Documents(user.InlinePolicies),
            writer => JsonSerializer.Serialize(writer, user, SnapshotJsonContext.Default.User)
        );

    private static string Password(CredentialReportRow? row) =>
        row switch
        {
            null => Cell.Unknown,
            { HasPassword: not true } => Cell.None,
            { PasswordLastUsedAt: null } => Translate("never used"),
            { PasswordLastUsedAt: var used } => Translate($"last used {Cell.Date(used)}"),
        };

    private static IEnumerable<DetailFact> Keys(SnapshotLookup lookup, User user) =>
        lookup.HasKeys
            ? lookup
                .Keys(user)
                .Select(key => new DetailFact(
                    "key",
                    Translate(
                        $"{Cell.KeyId(key.Id)} {(key.IsActive ? Translate("active") : Translate("inactive"))}, {Cell.Age(key.CreatedAt, lookup.Snapshot.CompletedAt)} old"
                    )
                ))
            : [new DetailFact("keys", Cell.Unknown)];
}
