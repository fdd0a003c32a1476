using System.Collections.Immutable;
using AwsRadar.Core.Permissions;

namespace AwsRadar.Cli.Permissions.Checks;

/// <summary>One way to learn whether an identity has permissions.</summary>
internal interface IPermissionSource
{
    /// <summary>A check for each permission, in their order; unknown with the reason where this way does not tell.</summary>
    Task<ImmutableArray<PermissionCheck>> CheckAsync(
        string principal,
        ImmutableArray<Permission> permissions,
        CancellationToken cancellation
    );
}
