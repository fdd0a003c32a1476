using System.Collections.Concurrent;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Authentication;

/// <summary>
/// When each access key last signed a request, and when each user and role last asked for an action. It is kept beside
/// the account, not in it: otherwise each read would be a change of the account.
/// </summary>
internal sealed class AccessKeyUsage
{
    private readonly ConcurrentDictionary<string, AccessKeyUse> _uses = new(StringComparer.Ordinal);

    public void Record(string accessKeyId, AccessKeyUse use) => _uses[accessKeyId] = use;

    /// <summary>An attempt counts, whether or not it was permitted.</summary>
    /// <param name="identityId">The unique id of a user or role.</param>
    public void Record(string identityId, string action, AccessKeyUse use) => _uses[$"{identityId}/{action}"] = use;

    public Dictionary<string, AccessKeyUse> All => _uses.ToDictionary(StringComparer.Ordinal);

    /// <summary>Null when the key was never used.</summary>
    public AccessKeyUse? Of(string accessKeyId) => _uses.GetValueOrDefault(accessKeyId);

    /// <summary>What each of these users and roles asked for last, by its unique id.</summary>
    public ILookup<string, ActionUse> OfIdentities(IReadOnlySet<string> identityIds) =>
        _uses
            .Select(use => (Use: use, Slash: use.Key.IndexOf('/', StringComparison.Ordinal)))
            .Where(one => one.Slash > 0 && identityIds.Contains(one.Use.Key[..one.Slash]))
            .ToLookup(
                one => one.Use.Key[..one.Slash],
                one => new ActionUse(
                    one.Use.Value.Service,
                    one.Use.Key[(one.Slash + 1)..],
                    one.Use.Value.At,
                    one.Use.Value.Region
                ),
                StringComparer.Ordinal
            );
}

/// <param name="Service">The signing name: <c>iam</c>, <c>sts</c>.</param>
internal sealed record AccessKeyUse(DateTimeOffset At, string Region, string Service);
