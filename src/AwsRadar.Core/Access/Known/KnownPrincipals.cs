using System.Collections.Immutable;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Access.Known;

/// <summary>The policies of a principal, as far as a snapshot knows them.</summary>
internal sealed class KnownPrincipals(Snapshot snapshot, PrincipalPolicies policies)
{
    private static readonly ImmutableArray<PolicyType> OwnTypes =
    [
        PolicyType.Identity,
        PolicyType.PermissionsBoundary,
        PolicyType.Session,
    ];

    public PolicySet PoliciesOf(RequestPrincipal principal)
    {
        if (principal.Account is not { } account)
        {
            return new PolicySet();
        }

        // What another account's administrator allowed is not in this snapshot; a root user needs no policy.
        if (account != snapshot.Account)
        {
            return principal.Form == PrincipalForm.Root ? new PolicySet() : new PolicySet { NotKnown = OwnTypes };
        }

        return principal.Form switch
        {
            PrincipalForm.User => SnapshotIdentity.FindUser(snapshot, principal) is { } user
                ? policies.Of(user)
                : NotRead,
            PrincipalForm.Role or PrincipalForm.AssumedRole => SnapshotIdentity.FindRole(snapshot, principal)
                is { } role
                ? policies.Of(role)
                : NotRead,
            // The ARN of a federated user does not tell whose permissions it has.
            PrincipalForm.FederatedUser => NotRead,
            _ => new PolicySet(),
        };
    }

    private static PolicySet NotRead => new() { NotKnown = OwnTypes };
}
