using System.Collections.Immutable;
using AwsRadar.Cli.Calling;
using AwsRadar.Cli.Calling.Values;
using AwsRadar.Collector;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Permissions;
using AwsRadar.Core.Reference;

namespace AwsRadar.Cli.Permissions;

/// <summary>What permissions are asked about: those of a scan, of a call, or a list of actions.</summary>
/// <param name="Needed">Each action on each resource.</param>
/// <param name="Policy">The policy that grants exactly these, as JSON; a list of them where one would be too long for IAM.</param>
internal sealed record PermissionRequest(ImmutableArray<Permission> Needed, string Policy)
{
    /// <summary>What is said besides, on standard error.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Whether anybody knows what is needed.</summary>
    public bool IsKnown { get; init; } = true;

    public static PermissionRequest ForScan(ScanPlan plan, AccountId? account, bool isWider = false)
    {
        var where = account?.ToString() ?? "*";
        var policies = ScanPermissions.ToPolicies(plan, account, isWider: isWider);
        return new PermissionRequest(
            [
                .. ScanPermissions
                    .Required(plan)
                    .Select(each => new Permission(
                        each.Action,
                        each.Resource is null ? Permission.Everything : $"arn:aws:iam::{where}:{each.Resource}"
                    ))
                    .Distinct(),
            ],
            policies is [var only] ? only : $"[{string.Join(",\n", policies)}]"
        )
        {
            Notes = policies.Length > 1 ? [PermissionWords.SeveralPolicies(policies.Length)] : [],
        };
    }

    /// <param name="words">What stands behind <c>for</c>.</param>
    /// <param name="resource">What the policy is to be limited to, where the actions can be; null for everything.</param>
    /// <exception cref="InputException">The words name nothing.</exception>
    /// <param name="ofScan">What <c>scan</c> is about.</param>
    public static PermissionRequest Parse(string[] words, string? resource, Func<PermissionRequest> ofScan) =>
        words switch
        {
            [] => throw new InputException(PermissionWords.WithoutSubject),
            ["scan"] => ofScan(),
            ["call", var service, var operation] => ForCall(service, operation, resource),
            ["call", ..] => throw new InputException(PermissionWords.CallWithoutOperation),
            _ => ForActions([.. words.SelectMany(Known)], resource),
        };

    private static PermissionRequest ForCall(string service, string operation, string? resource)
    {
        var target =
            CallTarget.Find(service, operation)
            ?? throw new InputException(PermissionWords.NoOperation(service, operation));
        var needed = DenialText.Needed(target);
        return needed.Kind switch
        {
            NeededActionsKind.Actions => ForActions([.. needed.Actions], resource),
            NeededActionsKind.NoneNeeded => ForActions([], resource) with
            {
                Notes = [PermissionWords.NothingNeeded(target.Title, needed.Reason)],
            },
            _ => ForActions([], resource) with
            {
                Notes = [PermissionWords.NotKnown(target.Title, needed.Reason)],
                IsKnown = false,
            },
        };
    }

    private static PermissionRequest ForActions(ImmutableArray<string> actions, string? resource)
    {
        ImmutableArray<Permission> needed = [.. actions.Select(action => Permission.On(action, resource))];
        var dependent = actions
            .SelectMany(action =>
                ActionCatalog.TryFind(action, out var found) ? ActionRow.Of(found).DependentActions : []
            )
            .Except(actions, StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal)
            .ToArray();
        return new PermissionRequest(needed, PermissionPolicy.ToJson(needed, isIndented: true))
        {
            Notes = dependent.Length == 0 ? [] : [PermissionWords.Dependent(dependent)],
        };
    }

    /// <summary>In AWS's spelling; a pattern becomes the actions that it covers now.</summary>
    private static IEnumerable<string> Known(string word)
    {
        var known = ActionCatalog.Expand(word).Select(action => action.FullName).ToArray();
        return known.Length > 0 ? known : throw new InputException(PermissionWords.UnknownAction(word));
    }
}
