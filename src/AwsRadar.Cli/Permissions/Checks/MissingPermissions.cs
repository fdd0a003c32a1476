using System.Collections.Immutable;
using AwsRadar.Client;
using AwsRadar.Core.Permissions;

namespace AwsRadar.Cli.Permissions.Checks;

/// <summary>Which permissions an identity has, by the nearest source that knows: its policies, the simulator, a trial.</summary>
internal static class MissingPermissions
{
    /// <param name="isTrialWanted">Whether reading calls may be made to see whether they are let through.</param>
    public static async Task<ImmutableArray<PermissionCheck>> FindAsync(
        AwsClient client,
        string principal,
        ImmutableArray<Permission> permissions,
        bool isTrialWanted,
        CancellationToken cancellation
    )
    {
        IPermissionSource[] sources =
        [
            new OwnPolicies(client),
            new Simulator(client),
            .. isTrialWanted ? [new Trial(client)] : Array.Empty<IPermissionSource>(),
        ];
        var checks = permissions.ToDictionary(permission => permission, permission => (PermissionCheck?)null);
        foreach (var source in sources)
        {
            ImmutableArray<Permission> open =
            [
                .. permissions.Where(each => checks[each] is null or { Verdict: PermissionVerdict.Unknown }),
            ];
            if (open.IsEmpty)
            {
                break;
            }

            foreach (var (permission, check) in open.Zip(await source.CheckAsync(principal, open, cancellation)))
            {
                checks[permission] = Later(checks[permission], check);
            }
        }

        return [.. permissions.Select(permission => checks[permission]!).OrderBy(check => Order(check.Verdict))];
    }

    /// <summary>What still is not known is told with every reason.</summary>
    private static PermissionCheck Later(PermissionCheck? earlier, PermissionCheck check) =>
        earlier is not null && check.Verdict == PermissionVerdict.Unknown
            ? check with
            {
                Evidence = $"{earlier.Evidence}; {check.Evidence}",
            }
            : check;

    private static int Order(PermissionVerdict verdict) =>
        verdict switch
        {
            PermissionVerdict.Denied => 0,
            PermissionVerdict.Unknown => 1,
            _ => 2,
        };
}
