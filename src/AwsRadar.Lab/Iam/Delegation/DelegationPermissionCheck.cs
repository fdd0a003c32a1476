using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Authorization;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Delegation;

/// <summary>Whether the caller has what a delegation request asks for. As with AWS, that is an estimate.</summary>
internal static class DelegationPermissionCheck
{
    /// <summary>A value of the API's <c>permissionCheckResultType</c>.</summary>
    public static string Run(OperationCall call, DelegationRequest request)
    {
        if (call.Caller.IsRoot)
        {
            return "ALLOWED";
        }

        if (call.Caller.Identity is not { } identity)
        {
            return "UNSURE";
        }

        var own = IdentityPolicies.Of(call.State, identity);
        var policies = new PolicySet
        {
            Identity = own.Named,
            PermissionsBoundary = RequestPolicies.BoundaryOf(call.State, identity) is { } boundary
                ? [.. boundary.Select(policy => policy.Content.Policy)]
                : null,
        };
        var answers = request
            .Policy.Policy.Document.Statements.Where(statement => statement.Effect is Effect.Allow)
            .SelectMany(statement => Ask(call, policies, statement))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return !own.IsComplete || answers.Contains("UNSURE", StringComparer.Ordinal) ? "UNSURE"
            : answers.Contains("DENIED", StringComparer.Ordinal) ? "DENIED"
            : "ALLOWED";
    }

    /// <summary>What is not said action by action and thing by thing is not counted out.</summary>
    private static IEnumerable<string> Ask(OperationCall call, PolicySet policies, Statement statement)
    {
        if (
            statement.Action.IsNot
            || statement.Resource is not { IsNot: false } resources
            || !statement.Conditions.IsEmpty
        )
        {
            return ["UNSURE"];
        }

        return from action in statement.Action.Patterns
            from resource in resources.Patterns
            select IsPattern(action.Value) || (IsPattern(resource.Value) && resource.Value is not "*")
                ? "UNSURE"
                : Ask(call, policies, action.Value, resource.Value);
    }

    private static string Ask(OperationCall call, PolicySet policies, string action, string resource)
    {
        var result = PolicyEvaluator.Evaluate(
            new RequestContext
            {
                Principal = RequestPrincipal.Parse(call.Caller.Arn),
                Action = action,
                Resource = resource,
                ResourceAccount = call.State.AccountId,
                Context = ContextKeys.Empty,
            },
            policies
        );
        return result.Decision switch
        {
            Decision.Allowed => "ALLOWED",
            Decision.Unknown => "UNSURE",
            _ => "DENIED",
        };
    }

    private static bool IsPattern(string text) => text.AsSpan().ContainsAny("*?$");
}
