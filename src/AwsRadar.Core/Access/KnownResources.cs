using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Access;

/// <summary>The policies of resources, of which a snapshot knows those of roles: their trust policies.</summary>
internal sealed class KnownResources(Snapshot snapshot, PrincipalPolicies policies)
{
    public KnownResource PolicyOf(AccessQuestion question, RequestFacts facts)
    {
        if (question.ResourcePolicy is { } given)
        {
            return new KnownResource(given, IsNeeded: false, MayAllowAlone: false);
        }

        if (facts.ResourceKind == ResourceKind.Role && IsHere(facts))
        {
            if (question.IsAboutEachResource)
            {
                return new KnownResource(null, IsNeeded: true, MayAllowAlone: false);
            }

            return SnapshotIdentity.FindRole(snapshot, question.Resource) is { } role
                ? new KnownResource(policies.TrustOf(role), IsNeeded: false, MayAllowAlone: false)
                : new KnownResource(null, IsNeeded: !snapshot.Coverage.IsKnown(SnapshotSection.Roles), false);
        }

        var isNeeded =
            facts.ResourceKind != ResourceKind.Other || !HasIdentityPolicies(question) || !IsOwn(question, facts);
        return new KnownResource(null, isNeeded, MayAllowAlone: !isNeeded && MayHavePolicy(question.Resource));
    }

    private bool IsHere(RequestFacts facts) => facts.ResourceAccount == snapshot.Account;

    /// <summary>Across accounts both sides have to allow.</summary>
    private bool IsOwn(AccessQuestion question, RequestFacts facts) =>
        IsHere(facts) && question.Principal.Account == snapshot.Account;

    private static bool HasIdentityPolicies(AccessQuestion question) =>
        question.Principal.Account is not null && question.Principal.Form != PrincipalForm.WebIdentity;

    private static bool MayHavePolicy(string resource) =>
        Arn.TryParse(resource, out var arn) && !ResourcePolicySupport.IsAbsentFrom(arn.Service.ToString());
}

/// <summary>What is known of a resource's policy.</summary>
/// <param name="Policy">Null: it has none, or it was not read.</param>
/// <param name="IsNeeded">It was not read, and without it nothing is allowed.</param>
/// <param name="MayAllowAlone">It was not read and there may be one, which may allow what the principal's own policies do not.</param>
internal readonly record struct KnownResource(NamedPolicy? Policy, bool IsNeeded, bool MayAllowAlone);
