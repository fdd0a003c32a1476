using System.Collections.Immutable;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Setup;
using AwsRadar.Collector;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Denials;
using AwsRadar.Core.Permissions;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Coaching;

/// <summary><c>scan --coach</c>: what a scan was denied is gathered, offered as one policy, and the scan is made again.</summary>
internal sealed class CoachedScan(CommandContext context, CoachWish wish)
{
    /// <summary>What was denied may have hidden calls that were not made for want of it.</summary>
    private const int MostRounds = 5;
    private readonly Coach _coach = new(context, wish);

    /// <param name="scan">Makes a scan from the start.</param>
    public async Task<int> RunAsync(Func<Task<(int ExitCode, Snapshot? Snapshot)>> scan, CancellationToken cancellation)
    {
        try
        {
            for (var round = 0; ; )
            {
                var (exit, snapshot) = await scan();
                var needed = snapshot is null ? [] : Missing(snapshot);
                if (needed.IsEmpty)
                {
                    await _coach.SayAddedAsync(cancellation);
                    return exit;
                }

                ImmutableArray<Permission> missing = [.. needed.Except(_coach.Granted)];
                if (missing.IsEmpty)
                {
                    if (!await _coach.WaitAsync(cancellation))
                    {
                        return _coach.FailStillDenied(needed[0].Action);
                    }

                    continue;
                }

                if (
                    ++round > MostRounds
                    || snapshot!.Caller is not { } caller
                    || GrantTarget.Of(caller.ToString())
                        is not { Kind: GrantTargetKind.User or GrantTargetKind.Role } target
                )
                {
                    return exit;
                }

                if (await _coach.GrantAsync(target, caller.Account.ToString(), missing, cancellation) is { } end)
                {
                    return end;
                }
            }
        }
        catch (SetupException problem)
        {
            return context.Fail(problem.Message, problem.WhatToDo);
        }
    }

    /// <summary>What the denied calls need; not where a Deny, a boundary or a policy of the organization said no.</summary>
    private static ImmutableArray<Permission> Missing(Snapshot snapshot)
    {
        var required = ScanPermissions
            .Required(new ScanPlan { Depth = ScanDepth.Full })
            .ToLookup(each => each.Action, StringComparer.Ordinal);
        return
        [
            .. snapshot
                .Coverage.Gaps.Where(DeniedCalls.CanAllowHelp)
                .Select(gap => gap.MissingPermission!)
                .Distinct(StringComparer.Ordinal)
                .SelectMany(action =>
                    required[action]
                        .Select(each => new Permission(action, On(each.Resource, snapshot.Account)))
                        .DefaultIfEmpty(new Permission(action))
                )
                .Distinct(),
        ];
    }

    private static string On(string? resource, AccountId account) =>
        resource switch
        {
            null => Permission.Everything,
            // AWS's own policies are of no account.
            _ when resource.StartsWith("policy/", StringComparison.Ordinal) => $"arn:aws:iam::*:{resource}",
            _ => $"arn:aws:iam::{account}:{resource}",
        };
}
