using System.Collections.Immutable;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Evaluation;

/// <summary>Answers whether AWS would allow a request, and why. It never throws on what it is asked.</summary>
/// <remarks>
/// docs/evaluation.md numbers the steps and links each to its AWS page;
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html is the first.
/// </remarks>
public static class PolicyEvaluator
{
    public static EvaluationResult Evaluate(RequestContext request, PolicySet policies)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(policies);
        var facts = new RequestFacts(request, policies.PermissionsBoundary is not null);
        if (request.Principal.Form == PrincipalForm.Unrecognized)
        {
            return Unknown(Translate($"`{request.Principal}` is not a principal of AWS."), facts);
        }

        if (FreeAction.DecisionFor(facts.FoldedAction, request.Principal.Form) is { } decision)
        {
            return new EvaluationResult { Decision = decision };
        }

        if (request.Principal.Account is not { } account)
        {
            return RequestEvaluation.Run(facts, policies, isSameAccount: false);
        }

        if (facts.ResourceAccount is { } owner)
        {
            return RequestEvaluation.Run(facts, policies, owner == account);
        }

        var asOwn = RequestEvaluation.Run(facts, policies, isSameAccount: true);
        var asForeign = RequestEvaluation.Run(facts, policies, isSameAccount: false);
        return asOwn.Decision == asForeign.Decision
            ? asOwn
            : Unknown(Translate($"It is not known which account owns `{request.Resource}`."), facts);
    }

    /// <summary>
    /// Each statement of each policy that bears on the request, in AWS's order, and whether it applies: what it asks for
    /// that the request is not.
    /// </summary>
    public static ImmutableArray<StatementExplanation> Explain(RequestContext request, PolicySet policies)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(policies);
        var facts = new RequestFacts(request, policies.PermissionsBoundary is not null);
        return
        [
            .. new ApplicablePolicies(facts, policies).All.SelectMany(verdict =>
                verdict.Policies.SelectMany(policy =>
                    policy.Compiled.Statements.Select(statement =>
                        StatementExplainer.Explain(verdict.Type, policy, statement, facts)
                    )
                )
            ),
        ];
    }

    private static EvaluationResult Unknown(string message, RequestFacts facts) =>
        new()
        {
            Decision = Decision.Unknown,
            MissingContextKeys = [.. facts.Scope.MissingKeys],
            UnknownReasons = [new UnknownReason(PolicyType.Resource, Policy: null, message)],
        };
}
