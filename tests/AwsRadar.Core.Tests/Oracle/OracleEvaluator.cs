using System.Collections.Immutable;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Tests.Oracle;

/// <summary>
/// A second evaluator, written from AWS's documentation and not from the first one, which it checks. It is plain and
/// slow: every policy is asked, nothing is prepared, nothing is left out early.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html and
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
/// </remarks>
internal sealed class OracleEvaluator
{
    private readonly RequestContext _request;
    private readonly PolicySet _policies;
    private readonly OracleSituation _situation;
    private readonly OraclePolicies _ask;

    private OracleEvaluator(RequestContext request, PolicySet policies)
    {
        _request = request;
        _policies = policies;
        _situation = new OracleSituation(request, policies);
        _ask = new OraclePolicies(request, _situation.HasBoundary);
    }

    public static OracleAnswer Evaluate(RequestContext request, PolicySet policies) =>
        new OracleEvaluator(request, policies).Evaluate();

    private OracleAnswer Evaluate()
    {
        if (_request.Principal.Form == PrincipalForm.Unrecognized)
        {
            return OracleAnswer.Unknown;
        }

        // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html: it cannot be denied.
        if (string.Equals(_request.Action, "sts:GetCallerIdentity", StringComparison.OrdinalIgnoreCase))
        {
            return new OracleAnswer(Decision.Allowed, []);
        }

        // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html:
        // policies have no effect on it; only a user's or the root user's own keys can ask.
        if (string.Equals(_request.Action, "sts:GetSessionToken", StringComparison.OrdinalIgnoreCase))
        {
            var hasOwnKeys = _request.Principal.Form is PrincipalForm.User or PrincipalForm.Root;
            return new OracleAnswer(hasOwnKeys ? Decision.Allowed : Decision.ImplicitlyDenied, []);
        }

        // An explicit deny in any policy overrides every allow; one that is only possible leaves everything open.
        var denials = _situation.Policies().Select(one => (one.Type, Denies: _ask.Denies(one.Policy))).ToList();
        var deniers = denials.Where(one => one.Denies == true).Select(one => one.Type).ToImmutableHashSet();
        if (!deniers.IsEmpty)
        {
            return new OracleAnswer(Decision.ExplicitlyDenied, deniers);
        }

        var isDenialPossible =
            denials.Exists(one => one.Denies is null) || Enum.GetValues<PolicyType>().Any(_situation.IsNotKnown);
        var access = new OracleAccess(_request, _policies, _situation, _ask);
        var gates = new List<(PolicyType Type, bool? IsOpen)>
        {
            Gate(PolicyType.ResourceControl, !_situation.HasResourceControl | Levels(_policies.ResourceControl)),
            Gate(PolicyType.ServiceControl, !_situation.HasServiceControl | Levels(_policies.ServiceControl)),
            Gate(PolicyType.VpcEndpoint, _policies.VpcEndpoint.Select(_ask.Allows).AllOf()),
            (PolicyType.Resource, OraclePublicAccess.LetsThrough(_request, _policies, _situation)),
        };
        // What is not allowed stays refused, whatever else may deny it.
        return gates.Select(gate => gate.IsOpen).Append(access.IsGranted).AllOf() switch
        {
            true when !isDenialPossible => new OracleAnswer(Decision.Allowed, access.Granters()),
            false => new OracleAnswer(
                Decision.ImplicitlyDenied,
                [
                    .. gates.Where(gate => gate.IsOpen == false).Select(gate => gate.Type),
                    .. access.IsGranted == false ? access.Refusers() : [],
                ]
            ),
            _ => OracleAnswer.Unknown,
        };
    }

    private (PolicyType Type, bool? IsOpen) Gate(PolicyType type, bool? isOpen) =>
        (type, isOpen | _situation.MaybeAny(type));

    /// <summary>Every level, from the root to the account, must allow; of a level's policies one is enough.</summary>
    /// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html</remarks>
    private bool? Levels(ImmutableArray<PolicyLevel> levels) =>
        levels.Select(level => level.Policies.Select(_ask.Allows).AnyOf()).AllOf();
}
