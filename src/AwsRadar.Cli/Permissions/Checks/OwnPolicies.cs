using System.Collections.Immutable;
using AwsRadar.Client;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Denials;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Permissions;

namespace AwsRadar.Cli.Permissions.Checks;

/// <summary>Reads the identity's own policies and evaluates them. What other kinds of policies forbid it does not see.</summary>
internal sealed class OwnPolicies(AwsClient client) : IPermissionSource
{
    public async Task<ImmutableArray<PermissionCheck>> CheckAsync(
        string principal,
        ImmutableArray<Permission> permissions,
        CancellationToken cancellation
    )
    {
        var requester = RequestPrincipal.Parse(principal);
        if (requester.Form == PrincipalForm.Root)
        {
            return
            [
                .. permissions.Select(each => Check(each, PermissionVerdict.Allowed, PermissionWords.Evidence.Root)),
            ];
        }

        if (GrantTarget.Of(principal) is not { } target)
        {
            var reason = PermissionWords.Unread.NoPolicies(principal);
            return [.. permissions.Select(each => Check(each, PermissionVerdict.Unknown, reason))];
        }

        var (policies, missing) = await new PolicyReader(client).ReadAsync(target, cancellation);
        return policies is null
            ? [.. permissions.Select(each => Check(each, PermissionVerdict.Unknown, missing!))]
            : [.. permissions.Select(each => Evaluate(requester, policies, each))];
    }

    private static PermissionCheck Evaluate(RequestPrincipal principal, PolicySet policies, Permission permission)
    {
        var request = new RequestContext
        {
            Principal = principal,
            Action = permission.Action,
            Resource = permission.Resource,
            ResourceAccount = principal.Account,
            Context = new ContextKeys([], isComplete: false),
        };
        var result = PolicyEvaluator.Evaluate(request, policies);
        var evidence = result.MatchedStatements.IsEmpty
            ? PermissionWords.Evidence.OwnPolicies
            : PermissionWords.Evidence.Statement(result.MatchedStatements[0].ToString());
        return Check(
            permission,
            result.Decision switch
            {
                Decision.Allowed => PermissionVerdict.Allowed,
                Decision.Unknown => PermissionVerdict.Unknown,
                _ => PermissionVerdict.Denied,
            },
            result.UnknownReasons is [var reason, ..] ? reason.Message : evidence
        );
    }

    private static PermissionCheck Check(Permission permission, PermissionVerdict verdict, string evidence) =>
        new(permission.Action, permission.Resource, verdict, evidence);
}
