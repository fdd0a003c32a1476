using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Access.Compiled;

/// <summary>
/// <see cref="RequestEvaluation"/> for the principal's own policies and its permissions boundary, without a word of
/// explanation: the same steps, of which those that need other policies are left out.
/// </summary>
internal static class CompactEvaluation
{
    public static CompactResult Run(in InternedRequest request, StatementTable table)
    {
        if (!request.Principal.IsPlain || request.Action.IsFree)
        {
            var full = CompiledAccount.Explain(request);
            return new CompactResult(full.Decision, full.DecidedBy, Statement: null);
        }

        // Step 1: an explicit deny in any policy that applies decides.
        var identity = CompactVerdict.Of(request.Principal.Identity, request, table);
        if (identity.Deny is not null)
        {
            return new CompactResult(Decision.ExplicitlyDenied, PolicyType.Identity, identity.Deny);
        }

        var boundary = CompactVerdict.Of(request.Principal.Boundary, request, table);
        if (boundary.Deny is not null)
        {
            return new CompactResult(Decision.ExplicitlyDenied, PolicyType.PermissionsBoundary, boundary.Deny);
        }

        var result = AsOwn(identity, boundary, request);
        // In another account the resource's policy would have to allow, too.
        return request.IsSameAccount is null && result.Decision != Decision.ImplicitlyDenied
            ? new CompactResult(Decision.Unknown, DecidedBy: null, Statement: null)
            : result;
    }

    /// <summary>The answer if the resource is of the principal's account, unless it is known not to be.</summary>
    private static CompactResult AsOwn(
        in CompactVerdict identity,
        in CompactVerdict boundary,
        in InternedRequest request
    )
    {
        // Step 5: the resource's policy, where it must allow.
        if (request.IsSameAccount is false || request.ResourceKind != ResourceKind.Other)
        {
            return ImplicitlyDenied(request.ResourceKind == ResourceKind.Role ? PolicyType.Trust : PolicyType.Resource);
        }

        // Step 7: the identity policies.
        if (identity.IsAllowing == Truth.False)
        {
            return ImplicitlyDenied(PolicyType.Identity);
        }

        // Step 8: the permissions boundary.
        if (boundary.IsAllowing == Truth.False)
        {
            return ImplicitlyDenied(PolicyType.PermissionsBoundary);
        }

        var isCertain = identity.IsAllowing.And(boundary.IsAllowing) == Truth.True;
        return isCertain && !identity.MayDeny && !boundary.MayDeny
            ? new CompactResult(Decision.Allowed, PolicyType.Identity, identity.Allow)
            : new CompactResult(Decision.Unknown, DecidedBy: null, Statement: null);
    }

    private static CompactResult ImplicitlyDenied(PolicyType type) =>
        new(Decision.ImplicitlyDenied, type, Statement: null);
}
