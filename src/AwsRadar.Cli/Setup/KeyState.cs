using System.Collections.Immutable;

namespace AwsRadar.Cli.Setup;

/// <summary>How far the key of the scanning user is.</summary>
/// <param name="Mine">The id of the key that the profile holds; null without one.</param>
/// <param name="Orphans">Keys whose secret nobody has: made by a run that was broken off before it could write them.</param>
/// <param name="Replaced">Keys whose place the profile's key has taken, left of a rotation that was broken off.</param>
/// <param name="IsPending">Whether a run has begun to make a key and did not come to its end.</param>
/// <param name="Count">How many keys the user has.</param>
internal sealed record KeyState(
    string? Mine,
    bool IsDescribed,
    bool IsActive,
    ImmutableArray<string> Orphans,
    ImmutableArray<string> Replaced,
    bool IsPending,
    int Count
)
{
    /// <summary>IAM allows two keys for a user.</summary>
    private const int MaxKeys = 2;

    public bool IsDone =>
        Mine is not null && IsDescribed && IsActive && Orphans.IsEmpty && Replaced.IsEmpty && !IsPending;

    public bool IsFull => Mine is null && Count - Orphans.Length - Replaced.Length >= MaxKeys;

    /// <summary>Whether there is no room for a key besides the profile's.</summary>
    public bool IsFullBesideMine => Mine is not null && Count - Orphans.Length - Replaced.Length >= MaxKeys;
}
