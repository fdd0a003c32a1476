using System.Collections.Immutable;

namespace AwsRadar.Core.Reference;

/// <summary>An action that a policy can allow or deny.</summary>
/// <param name="Service">The prefix, such as <c>iam</c>.</param>
/// <param name="Name">The name behind the colon, such as <c>ListUsers</c>.</param>
/// <param name="ResourceTypes">What the action can be limited to; empty: a policy must name <c>*</c> as the resource.</param>
/// <param name="ConditionKeys">Keys that requests for the action carry besides the global ones.</param>
/// <param name="DependentActions">Further actions that a caller needs for the action to succeed, such as <c>iam:PassRole</c>.</param>
public sealed record IamAction(
    string Service,
    string Name,
    AccessLevel AccessLevel,
    ImmutableArray<ActionResource> ResourceTypes,
    ImmutableArray<string> ConditionKeys,
    ImmutableArray<string> DependentActions
)
{
    /// <summary>As a policy writes it: <c>iam:ListUsers</c>.</summary>
    public string FullName => $"{Service}:{Name}";

    public override string ToString() => FullName;
}
