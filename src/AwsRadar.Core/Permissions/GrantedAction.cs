using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Permissions;

/// <summary>An action that a policy grants.</summary>
/// <param name="OnEveryResource">Whether an Allow names every resource for it, and no Deny takes some of them away again.</param>
/// <param name="IsConditional">Whether each Allow for it stands under conditions, or a Deny does.</param>
public sealed record GrantedAction(IamAction Action, bool OnEveryResource, bool IsConditional);
