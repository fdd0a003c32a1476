using System.Collections.Immutable;
using AwsRadar.Core.Reference;

namespace AwsRadar.Cli.Permissions;

/// <summary>What a policy grants of one service at one access level.</summary>
/// <param name="OnEveryResource">Whether each of the actions is granted on every resource.</param>
/// <param name="IsConditional">Whether one of them is granted under conditions only.</param>
internal sealed record GrantedRow(
    string Service,
    AccessLevel AccessLevel,
    ImmutableArray<string> Actions,
    bool OnEveryResource,
    bool IsConditional
);
