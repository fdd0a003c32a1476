using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Access.Compiled;

/// <summary>A user or role, its policies by number.</summary>
internal sealed class CompiledPrincipal
{
    public CompiledPrincipal(RequestPrincipal principal, PolicySet policies, StatementTableBuilder table)
    {
        Principal = principal;
        Policies = policies;
        Identity = Compile(PolicyType.Identity, policies.Identity, policies, table);
        // A boundary of which nothing is known limits all the same.
        var isLimited =
            policies.PermissionsBoundary is not null || policies.NotKnown.Contains(PolicyType.PermissionsBoundary);
        Boundary =
            isLimited && !principal.IsServiceLinkedRole
                ? Compile(PolicyType.PermissionsBoundary, policies.PermissionsBoundary ?? [], policies, table)
                : null;
        IsPlain =
            principal.Form is PrincipalForm.User or PrincipalForm.Role
            && policies.PermissionsBoundary is null or [_]
            && policies is { ServiceControl.IsEmpty: true, ResourceControl.IsEmpty: true }
            && !policies.NotKnown.Contains(PolicyType.ServiceControl)
            && !policies.NotKnown.Contains(PolicyType.ResourceControl)
            && policies.Identity.Concat(policies.PermissionsBoundary ?? []).All(IsWithoutPrincipals);
    }

    public RequestPrincipal Principal { get; }

    public PolicySet Policies { get; }

    public CompiledPolicies Identity { get; }

    /// <summary>Null: no permissions boundary limits it.</summary>
    public CompiledPolicies? Boundary { get; }

    /// <summary>Its policies have nothing in them that only the full evaluation understands.</summary>
    public bool IsPlain { get; }

    private static CompiledPolicies Compile(
        PolicyType type,
        IEnumerable<NamedPolicy> policies,
        PolicySet set,
        StatementTableBuilder table
    ) =>
        new(
            type,
            [.. policies.Select(table.Add)],
            IsKnown: !set.NotKnown.Contains(type) && policies.All(policy => policy.Document.IsReadable)
        );

    /// <summary>AWS refuses an identity policy with a <c>Principal</c>; a file may hold one all the same.</summary>
    private static bool IsWithoutPrincipals(NamedPolicy policy) =>
        policy.Document.Statements.All(statement => statement.Principal is null);
}

/// <summary>A principal's policies of one type.</summary>
/// <param name="Numbers">In the order of the policy set.</param>
/// <param name="IsKnown">False: there may be more, or something else in them, than could be read.</param>
internal sealed record CompiledPolicies(PolicyType Type, int[] Numbers, bool IsKnown);
