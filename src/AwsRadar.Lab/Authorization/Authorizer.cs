using System.Collections.Immutable;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Authorization;

/// <summary>Asks Core's evaluator whether the caller may, with every policy of the account that bears on it.</summary>
internal static class Authorizer
{
    private static readonly PolicyContent Everything = new(
        "root user",
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"""
    );

    /// <summary>The refusal in AWS's words, or null when everything that the operation needs is allowed.</summary>
    /// <param name="service">The prefix of the service's actions: <c>iam</c>.</param>
    public static LabError? Check(OperationCall call, string service, Operation operation)
    {
        if (SessionLimits.Check(call.Caller, service, operation.Name) is { } closed)
        {
            return closed;
        }

        if (operation.Needs is { } needs)
        {
            return needs(call)
                .Select(needed => Check(call, operation, needed))
                .FirstOrDefault(error => error is not null);
        }

        // Without organizations nothing limits the root user of its own account.
        var isUnlimited = call.Caller.IsRoot && call.Caller.Session is not { Policies.IsEmpty: false };
        if (isUnlimited || operation.Target is not { } target)
        {
            return null;
        }

        var own = new Permission($"{service}:{operation.Name}", target(call));
        return operation
            .AlsoNeeds(call)
            .Prepend(own)
            .Select(needed => Check(call, operation, needed))
            .FirstOrDefault(error => error is not null);
    }

    private static LabError? Check(OperationCall call, Operation operation, Permission needed)
    {
        var request = new RequestContext
        {
            Principal = RequestPrincipal.Parse(call.Caller.Arn),
            Action = needed.Action,
            Resource = needed.Target.Arn,
            ResourceAccount = needed.Target.Owner ?? call.State.AccountId,
            Context = RequestKeys.Of(call, operation, needed),
        };
        var result = PolicyEvaluator.Evaluate(request, PoliciesFor(call, needed.Target));
        return result.Decision is Decision.Allowed ? null : DenialText.Of(call.Caller, needed, result);
    }

    private static PolicySet PoliciesFor(OperationCall call, Target target)
    {
        if (call.Caller.Holder is not null)
        {
            return new PolicySet { Resource = target.Policy?.Policy };
        }

        var session = call.Caller.Session is { Policies.IsEmpty: false } limited
            ? limited.Policies.Select(content => content.Policy).ToImmutableArray()
            : (ImmutableArray<NamedPolicy>?)null;
        if (call.Caller.Identity is not { } identity)
        {
            // The root user, or whom it called GetFederationToken for.
            return new PolicySet
            {
                Identity = [Everything.Policy],
                Resource = target.Policy?.Policy,
                RestrictsPublicBuckets = target.RestrictsPublicBuckets,
                Session = session,
            };
        }

        var own = IdentityPolicies.Of(call.State, identity);
        return new PolicySet
        {
            Identity = own.Named,
            Resource = target.Policy?.Policy,
            RestrictsPublicBuckets = target.RestrictsPublicBuckets,
            PermissionsBoundary = BoundaryOf(call.State, identity),
            Session = session,
            NotKnown = own.IsComplete ? [] : [PolicyType.Identity],
        };
    }

    /// <summary>A boundary that is not there any more allows nothing.</summary>
    public static ImmutableArray<NamedPolicy>? BoundaryOf(AccountState state, Identity identity) =>
        identity.PermissionsBoundary is not { } arn ? null
        : Managed(state, arn) is { } boundary ? [boundary]
        : ImmutableArray<NamedPolicy>.Empty;

    private static NamedPolicy? Managed(AccountState state, string arn) =>
        ManagedPolicies.Find(state, arn)?.DefaultVersion.Content.Policy;
}
