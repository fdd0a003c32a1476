using AwsRadar.Cli.Output;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary><c>show users</c>.</summary>
internal static class UserListing
{
    public static Listing<User> Create(SnapshotLookup lookup) =>
        new(
            lookup.Snapshot.Users,
            [
                new("USER", user => user.Name),
                new("GROUPS", user => Cell.Names(user.GroupNames)),
                new("POLICIES", user => Cell.Names(PolicyNames.Of(user.AttachedPolicies, user.InlinePolicies))),
                new("PASSWORD", user => Password(lookup, user)),
                new("MFA", user => Cell.YesNo(lookup.Report(user)?.HasMfa)),
                new("KEYS", user => Keys(lookup, user)),
                new("CREATED", user => Cell.Date(user.CreatedAt)),
            ],
            SnapshotJsonContext.Default.User
        )
        {
            WhenEmpty = EmptyReason.For(lookup.Snapshot, SnapshotSection.Users, SectionText.Of(SnapshotSection.Users)),
        };

    private static string Password(SnapshotLookup lookup, User user) =>
        lookup.Report(user) switch
        {
            null => Cell.Unknown,
            { HasPassword: not true } => Cell.None,
            { PasswordLastUsedAt: null } => Translate("never used"),
            { PasswordLastUsedAt: var used } => Translate($"used {Cell.Date(used)}"),
        };

    private static string Keys(SnapshotLookup lookup, User user)
    {
        if (!lookup.HasKeys && !lookup.HasReport)
        {
            return Cell.Unknown;
        }

        var keys = lookup.Keys(user);
        return keys.Length > 0
            ? Cell.Names([.. keys.Select(key => $"{Cell.KeyId(key.Id)}{(key.IsActive ? "" : Translate(" inactive"))}")])
            : (lookup.Report(user)?.AccessKeys.Length ?? 0) switch
            {
                0 => Cell.None,
                var count => Translate($"{count}, ids unknown"),
            };
    }
}
