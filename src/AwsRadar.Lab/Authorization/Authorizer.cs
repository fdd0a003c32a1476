using AwsRadar.Core.Evaluation;
using AwsRadar.Lab.Authorization.Denials;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.Serving;

namespace AwsRadar.Lab.Authorization;

/// <summary>Asks Core's evaluator whether the caller may, with every policy that bears on it.</summary>
internal static class Authorizer
{
    /// <summary>The refusal in AWS's words, or null when everything that the operation needs is allowed.</summary>
    public static LabError? Check(OperationCall call, LabService service, Operation operation)
    {
        if (SessionLimits.Check(call.Caller, service.ActionPrefix, operation.Name) is { } closed)
        {
            return closed;
        }

        var needed = NeededBy(call, service, operation).ToList();
        var denied = needed.Select(one => Evaluate(call, operation, one)).FirstOrDefault(answer => !answer.IsAllowed);
        return denied is null ? null : Refuse(call, service, operation, denied, needed);
    }

    /// <summary>Whether the caller has a permission that the operation does not ask for before it is carried out.</summary>
    public static bool IsAllowed(OperationCall call, Operation operation, Permission needed) =>
        Evaluate(call, operation, needed).IsAllowed;

    private static IEnumerable<Permission> NeededBy(OperationCall call, LabService service, Operation operation) =>
        operation switch
        {
            { Needs: { } needs } => needs(call),
            { Target: { } target } => operation
                .AlsoNeeds(call)
                .Prepend(new Permission($"{service.ActionPrefix}:{operation.Name}", target(call))),
            _ => [],
        };

    private static PermissionAnswer Evaluate(OperationCall call, Operation operation, Permission needed)
    {
        var policies = RequestPolicies.Of(call, needed.Target);

        // Nothing but its organization and the policies of resources limit the root user.
        var isUnlimited =
            call.Caller.IsRoot
            && policies
                is { ServiceControl.IsEmpty: true, ResourceControl.IsEmpty: true, Session: null, Resource: null }
            && (needed.Target.Owner is not { } owner || owner == call.State.AccountId);
        return isUnlimited
            ? new PermissionAnswer(needed, policies, Result: null)
            : PermissionAnswer.Of(call, operation, needed, policies, policy => policy.Content.Policy);
    }

    private static LabError Refuse(
        OperationCall call,
        LabService service,
        Operation operation,
        PermissionAnswer denied,
        List<Permission> needed
    )
    {
        var details = needed.ConvertAll(one => PermissionDetails.Of(call, operation, one));
        var reason = details[needed.IndexOf(denied.Needed)];
        var error = DenialText.Of(call, reason);
        return service.HasAuthorizationIds ? call.Denials.Add(call, operation, details, error)
            : EncodedDenial.IsOf(service.Model, reason.Needed.Action)
                ? EncodedDenial.Add(call, operation, reason, error)
            : error;
    }
}

/// <summary>Whether one permission is given.</summary>
/// <param name="Result">Null: the root user, whom nothing limits.</param>
internal sealed record PermissionAnswer(Permission Needed, RequestPolicies Policies, EvaluationResult? Result)
{
    public bool IsAllowed => Result is null or { Decision: Decision.Allowed };

    public static PermissionAnswer Of(
        OperationCall call,
        Operation operation,
        Permission needed,
        RequestPolicies policies,
        Func<EvaluatedPolicy, NamedPolicy> name
    )
    {
        var request = new RequestContext
        {
            Principal = RequestPrincipal.Parse(call.Caller.Arn),
            Action = needed.Action,
            Resource = needed.Target.Arn,
            ResourceAccount = needed.Target.Owner ?? call.State.AccountId,
            Context = RequestKeys.Of(call, operation, needed),
        };
        return new PermissionAnswer(needed, policies, PolicyEvaluator.Evaluate(request, policies.ToSet(name)));
    }
}
