using System.Collections.Immutable;

namespace AwsRadar.Core.Reference;

/// <summary>A resource type that an action acts on.</summary>
/// <param name="Name">The name of a <see cref="ResourceType"/> of the same service.</param>
/// <param name="IsRequired">Whether every request names such a resource.</param>
/// <param name="ConditionKeys">Keys that a request carries when it names such a resource.</param>
/// <param name="DependentActions">Further actions that a caller needs when a request names such a resource.</param>
public sealed record ActionResource(
    string Name,
    bool IsRequired,
    ImmutableArray<string> ConditionKeys,
    ImmutableArray<string> DependentActions
);
