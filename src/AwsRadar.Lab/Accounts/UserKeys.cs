using System.Collections.Immutable;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Accounts;

/// <summary>The access keys that users have when a lab starts: ids always the same, secrets always others.</summary>
internal static class UserKeys
{
    private const int KeyIdCharacters = 16;

    public static string NextId(User user) =>
        UniqueId.Derive("AKIA", $"{user.Arn}/{user.AccessKeys.Length}", KeyIdCharacters);

    /// <summary>The account in which the user has one more key.</summary>
    public static AccountState Add(AccountState state, User user, bool isActive, DateTimeOffset createdAt)
    {
        var credentials = new LabCredentials(NextId(user), SecretKeys.CreateSecret());
        var key = new AccessKey(credentials, isActive, createdAt);
        return state.With(user with { AccessKeys = user.AccessKeys.Add(key) }) with
        {
            AccessKeyOwners = state.AccessKeyOwners.Add(key.Id, user.Name),
        };
    }

    /// <summary>The account in which every user has a key to sign in with.</summary>
    public static AccountState AddTo(AccountState state, DateTimeOffset now)
    {
        var createdAt = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        return state
            .Users.Values.Where(user => user.AccessKeys.IsEmpty)
            .Aggregate(state, (changed, user) => Add(changed, user, isActive: true, createdAt));
    }

    /// <summary>By user name, the first active key of each user who has one.</summary>
    public static ImmutableSortedDictionary<string, LabCredentials> Of(AccountState state) =>
        state
            .Users.Values.Select(user => (user.Name, Key: user.AccessKeys.FirstOrDefault(key => key.IsActive)))
            .Where(user => user.Key is not null)
            .ToImmutableSortedDictionary(user => user.Name, user => user.Key!.Credentials, Identity.NameComparer);
}
