using System.Collections.Immutable;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Evaluation;

/// <summary>
/// One request against all policies that bear on it, in the steps of docs/evaluation.md. Everything that has to allow
/// the request is a gate: one closed gate denies, and all open ones allow. A gate of which it is not known whether it
/// is open makes the answer unknown, unless another is closed or a statement denies.
/// </summary>
internal sealed class RequestEvaluation
{
    private readonly RequestFacts _request;
    private readonly ApplicablePolicies _policies;
    private readonly bool _isSameAccount;

    private RequestEvaluation(RequestFacts request, PolicySet policies, bool isSameAccount)
    {
        _request = request;
        _isSameAccount = isSameAccount;
        _policies = new ApplicablePolicies(request, policies);
    }

    public static EvaluationResult Run(RequestFacts request, PolicySet policies, bool isSameAccount) =>
        new RequestEvaluation(request, policies, isSameAccount).Run();

    private PrincipalForm Form => _request.Request.Principal.Form;

    /// <summary>What the resource's policy gives the principal itself, which nothing but a deny takes away.</summary>
    private Truth DirectGrant => _isSameAccount ? _policies.Resource.Allow(PrincipalMatch.Direct) : Truth.False;

    /// <summary>Without an account there are no identity policies: the resource's policy is all there is.</summary>
    private bool IsResourcePolicyAlone =>
        _request.Request.Principal.Account is null || Form == PrincipalForm.WebIdentity;

    private bool MustResourcePolicyAllow =>
        IsResourcePolicyAlone || !_isSameAccount || _request.ResourceKind != ResourceKind.Other;

    private EvaluationResult Run()
    {
        // Step 1: an explicit deny in any policy that applies decides.
        var denying = _policies.All.Where(verdict => verdict.Denies.Count > 0).ToList();
        if (denying.Count > 0)
        {
            return Result(Decision.ExplicitlyDenied, denying[0].Type, denying.SelectMany(verdict => verdict.Denies));
        }

        var gates = Gates().ToList();
        if (gates.Find(gate => gate.IsOpen == Truth.False) is { } closed)
        {
            return Result(Decision.ImplicitlyDenied, closed.Type, []);
        }

        var reasons = gates
            .Where(gate => gate.IsOpen == Truth.Unknown)
            .SelectMany(gate => gate.Verdicts)
            .SelectMany(verdict => verdict.PossibleAllows)
            .Concat(_policies.All.SelectMany(verdict => verdict.PossibleDenies))
            .Distinct()
            .ToImmutableArray();
        return reasons.IsEmpty
            ? Allowed()
            : Result(Decision.Unknown, decidedBy: null, []) with
            {
                UnknownReasons = reasons,
            };
    }

    private IEnumerable<Gate> Gates()
    {
        // Step 2: each level of the resource's organization, by its resource control policies.
        foreach (var level in _policies.ResourceControl)
        {
            yield return new Gate(level.Type, level.Allow(), [level]);
        }

        // Step 3: each level of the principal's organization, by its service control policies.
        foreach (var level in _policies.ServiceControl)
        {
            yield return new Gate(level.Type, level.Allow(), [level]);
        }

        // Step 4: each VPC endpoint on the way.
        foreach (var endpoint in _policies.VpcEndpoint)
        {
            yield return new Gate(endpoint.Type, endpoint.Allow(), [endpoint]);
        }

        // Step 5: the resource's policy, where it must allow; where it need not, it may do so alone in the steps below.
        if (MustResourcePolicyAllow)
        {
            yield return new Gate(_policies.ResourceType, ResourceGrant(), [_policies.Resource]);
        }

        // Step 6: S3 Block Public Access, for a bucket whose policy is public.
        if (_policies.PublicAccessBlock(_isSameAccount) is { } isClosed)
        {
            yield return new Gate(PolicyType.Resource, isClosed.Not(), [_policies.Resource]);
        }

        if (IsResourcePolicyAlone)
        {
            yield break;
        }

        // Step 7: the identity policies, or the resource's policy by the name of the role.
        yield return Limit(PolicyType.Identity, IdentityGrant(), _policies.Identity);

        // Step 8: the permissions boundary.
        foreach (var boundary in _policies.PermissionsBoundary)
        {
            yield return Limit(boundary.Type, boundary.Allow(), boundary);
        }

        // Step 9: the session policy.
        if (_policies.Session is { } session)
        {
            yield return Limit(session.Type, session.Allow(), session);
        }
    }

    /// <summary>A gate that a direct grant of the resource's policy opens too.</summary>
    private Gate Limit(PolicyType type, Truth isOpen, PolicyVerdict verdict) =>
        new(type, isOpen.Or(DirectGrant), [verdict, _policies.Resource]);

    private Truth ResourceGrant()
    {
        // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html: a root user cannot assume a role.
        if (Form == PrincipalForm.Root && _request.ResourceKind == ResourceKind.Role)
        {
            return Truth.False;
        }

        return _policies.Resource.Allow(IsResourcePolicyAlone ? PrincipalMatch.Direct : PrincipalMatch.Account);
    }

    private Truth IdentityGrant()
    {
        if (Form == PrincipalForm.Root)
        {
            return Truth.True;
        }

        var byRole = _isSameAccount ? _policies.Resource.Allow(PrincipalMatch.Role) : Truth.False;
        return _policies.Identity.Allow().Or(byRole);
    }

    private EvaluationResult Allowed()
    {
        var isByResource =
            IsResourcePolicyAlone || (_isSameAccount && _policies.Resource.Allow(PrincipalMatch.Role) == Truth.True);
        if (isByResource)
        {
            return Result(Decision.Allowed, _policies.ResourceType, _policies.Resource.Allows);
        }

        var statements = MustResourcePolicyAllow
            ? _policies.Resource.Allows.Concat(_policies.Identity.Allows)
            : _policies.Identity.Allows;
        PolicyType? decidedBy =
            Form != PrincipalForm.Root ? PolicyType.Identity
            : MustResourcePolicyAllow ? _policies.ResourceType
            : null;
        return Result(Decision.Allowed, decidedBy, statements);
    }

    private EvaluationResult Result(
        Decision decision,
        PolicyType? decidedBy,
        IEnumerable<MatchedStatement> statements
    ) =>
        new()
        {
            Decision = decision,
            DecidedBy = decidedBy,
            MatchedStatements = [.. statements],
            MissingContextKeys = [.. _request.Scope.MissingKeys],
        };
}
