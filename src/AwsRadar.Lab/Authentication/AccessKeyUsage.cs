using System.Collections.Concurrent;

namespace AwsRadar.Lab.Authentication;

/// <summary>
/// When each access key last signed a request. It is kept beside the account, not in it: otherwise each read would be a
/// change of the account.
/// </summary>
internal sealed class AccessKeyUsage
{
    private readonly ConcurrentDictionary<string, AccessKeyUse> _uses = new(StringComparer.Ordinal);

    public void Record(string accessKeyId, AccessKeyUse use) => _uses[accessKeyId] = use;

    public Dictionary<string, AccessKeyUse> All => _uses.ToDictionary(StringComparer.Ordinal);

    /// <summary>Null when the key was never used.</summary>
    public AccessKeyUse? Of(string accessKeyId) => _uses.GetValueOrDefault(accessKeyId);
}

/// <param name="Service">The signing name: <c>iam</c>, <c>sts</c>.</param>
internal sealed record AccessKeyUse(DateTimeOffset At, string Region, string Service);
