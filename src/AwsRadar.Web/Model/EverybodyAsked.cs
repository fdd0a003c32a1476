using System.Collections.Immutable;
using AwsRadar.Core.Access;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Web.Model;

/// <summary>
/// Puts one question for every user and role of a snapshot. Unlike <see cref="WhoCan"/> it asks about exactly the resource
/// that is given, and keeps for each principal no more than the page draws.
/// </summary>
internal sealed class EverybodyAsked
{
    private static readonly ContextKeys Nothing = new([], isComplete: false);

    private readonly Snapshot _snapshot;
    private readonly AccountAccess _access;
    private readonly CompiledAccount _account;
    private readonly ImmutableArray<RequestPrincipal> _principals;

    public EverybodyAsked(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        _snapshot = snapshot;
        _access = new AccountAccess(snapshot);
        _account = CompiledAccount.Compile(snapshot);
        _principals =
        [
            .. snapshot
                .Users.Select(user => user.Arn)
                .Concat(snapshot.Roles.Select(role => role.Arn))
                .Select(arn => RequestPrincipal.Parse(arn.ToString())),
        ];
    }

    /// <summary>An answer for each user and role, in the snapshot's order, but those whom no policy allows it.</summary>
    /// <param name="action"><c>service:Action</c>.</param>
    /// <param name="resource">One ARN, or <c>*</c>: what is allowed then is allowed on every resource.</param>
    public ImmutableArray<AccessAnswer> Ask(string action, string resource)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(resource);
        return
        [
            .. _principals
                .Where(principal => MayBeAllowed(principal, action, resource))
                .Select(principal =>
                    _access.Ask(
                        new AccessQuestion
                        {
                            Principal = principal,
                            Action = action,
                            Resource = resource,
                            ResourceAccount = resource is "*" ? _snapshot.Account : null,
                        }
                    )
                )
                .Where(answer => answer.Result.Decision != Decision.ImplicitlyDenied),
        ];
    }

    /// <summary>
    /// Whether the full question is worth asking. Where no resource's policy can have a say, somebody whose own policies
    /// allow it under no circumstances is not.
    /// </summary>
    private bool MayBeAllowed(RequestPrincipal principal, string action, string resource)
    {
        if (resource is not "*" || action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var request = new RequestContext
        {
            Principal = principal,
            Action = action,
            Resource = resource,
            ResourceAccount = _snapshot.Account,
            Context = Nothing,
        };
        return !_account.TryIntern(request, out var interned)
            || _account.Evaluate(interned).Decision != Decision.ImplicitlyDenied;
    }
}
