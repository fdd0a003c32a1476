using System.Collections.Immutable;
using AwsRadar.Cli.Calling;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Core.Permissions;
using AwsRadar.Core.Reference;

namespace AwsRadar.Cli.Permissions.Checks;

/// <summary>Makes the call that an action belongs to, where that reads and needs no parameter, and looks whether it is let through.</summary>
internal sealed class Trial(AwsClient client) : IPermissionSource
{
    public async Task<ImmutableArray<PermissionCheck>> CheckAsync(
        string principal,
        ImmutableArray<Permission> permissions,
        CancellationToken cancellation
    )
    {
        var checks = ImmutableArray.CreateBuilder<PermissionCheck>(permissions.Length);
        foreach (var permission in permissions)
        {
            var (verdict, evidence) = await TryAsync(permission, cancellation);
            checks.Add(new PermissionCheck(permission.Action, permission.Resource, verdict, evidence));
        }

        return checks.MoveToImmutable();
    }

    private async Task<(PermissionVerdict Verdict, string Evidence)> TryAsync(
        Permission permission,
        CancellationToken cancellation
    )
    {
        if (TargetOf(permission.Action) is not { } target)
        {
            return (PermissionVerdict.Unknown, PermissionWords.Unread.NotTried);
        }

        var result = await client.CallAsync(target.Service.Name, target.Operation.Name, default, cancellation);
        return result switch
        {
            { IsSuccess: true } => (PermissionVerdict.Allowed, PermissionWords.Evidence.Trial),
            { Error.Kind: CallErrorKind.Denied } => (PermissionVerdict.Denied, PermissionWords.Evidence.Trial),
            { Error: var error } => (PermissionVerdict.Unknown, PermissionWords.Unread.Failed(error.Code)),
        };
    }

    /// <summary>Null unless the operation of the action's own name needs that action alone, only reads, and requires nothing.</summary>
    private static CallTarget? TargetOf(string fullName) =>
        ActionCatalog.TryFind(fullName, out var action)
        && action.AccessLevel is AccessLevel.List or AccessLevel.Read
        && CallTarget.Find(action.Service, action.Name) is { } target
        && DenialText.Needed(target).Actions is [var only]
        && only.Equals(fullName, StringComparison.OrdinalIgnoreCase)
        && !target.Parameters.All.Any(parameter => parameter.IsRequired)
            ? target
            : null;
}
