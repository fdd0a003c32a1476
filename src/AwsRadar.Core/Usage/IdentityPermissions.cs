using System.Collections.Immutable;
using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Usage;

/// <summary>What a user or role is allowed, what of it was used, and the policy that is enough.</summary>
/// <param name="Replaces">The policies that <paramref name="Proposed"/> takes the place of.</param>
/// <param name="Proposed">Null: nothing can be left out, nothing is left, or the policies cannot be put together.</param>
/// <param name="Fault">Why there is no proposal although something was not used; null otherwise.</param>
public sealed record IdentityPermissions(
    Arn Arn,
    UsagePeriod Period,
    ImmutableArray<JudgedAction> Actions,
    ImmutableArray<string> Replaces,
    string? Proposed,
    string? Fault
)
{
    public int Count(ActionUsage usage) => Actions.Count(action => action.Usage == usage);

    public bool HasUnused => Actions.Any(action => action.Usage == ActionUsage.Unused);

    public bool HasUnknown => Actions.Any(action => action.Usage is not (ActionUsage.Used or ActionUsage.Unused));
}

/// <summary>An allowed action, and whether it was used.</summary>
public readonly record struct JudgedAction(string Service, string Name, ActionUsage Usage)
{
    public string FullName => $"{Service}:{Name}";
}
