using System.Collections.Immutable;
using AwsRadar.Core.Permissions;

namespace AwsRadar.Core.Denials;

/// <summary>Why a request was denied, and what would let it through.</summary>
/// <param name="Target">Whose policies would have to change for an Allow; null where it is nobody's.</param>
/// <param name="Missing">What an Allow would have to name, on the resource where the action can be limited to it.</param>
public sealed record DenialExplanation(
    Denial Denial,
    DenialRemedy Remedy,
    GrantTarget? Target,
    ImmutableArray<Permission> Missing
)
{
    /// <summary>Whether a further policy of the identity can help at all.</summary>
    public bool CanAllowHelp => Remedy == DenialRemedy.AllowForIdentity;
}
