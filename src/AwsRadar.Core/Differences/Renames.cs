using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Differences;

/// <summary>Users that have another name on the later side: what belongs to them has not moved to somebody else.</summary>
internal sealed class Renames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);

    public Renames(Snapshot before, Snapshot after)
    {
        var later = after
            .Users.DistinctBy(user => user.Id, StringComparer.Ordinal)
            .ToDictionary(user => user.Id, StringComparer.Ordinal);
        foreach (var user in before.Users)
        {
            if (later.TryGetValue(user.Id, out var renamed) && renamed.Name != user.Name)
            {
                _names[user.Name] = renamed.Name;
            }
        }
    }

    /// <summary>An entity of the earlier side under its owner's later name.</summary>
    public EntityIdentity Apply(EntityIdentity identity) =>
        identity.Owner is { } owner && _names.TryGetValue(owner, out var name)
            ? identity with
            {
                Owner = name,
                Key = identity.Key == owner ? name : identity.Key,
                Name = identity.Name == owner ? name : identity.Name,
            }
            : identity;
}
