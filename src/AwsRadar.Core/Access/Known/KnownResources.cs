using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Access.Known;

/// <summary>The policies of resources that a snapshot knows: trust policies of roles, and those that a scan of services has read.</summary>
internal sealed class KnownResources(Snapshot snapshot, PrincipalPolicies policies)
{
    private readonly ReadResourcePolicies _read = new(snapshot);
    private readonly ReadEndpointPolicies _endpoints = new(snapshot);

    /// <inheritdoc cref="ReadEndpointPolicies"/>
    public ReadEndpointPolicies Endpoints => _endpoints;

    /// <summary>The account, if the resource is one of it although its ARN does not say so, as with buckets.</summary>
    public AccountId? OwnerOf(string resource) => _read.HolderOf(resource) is null ? null : snapshot.Account;

    /// <inheritdoc cref="ReadResourcePolicies.MissingFor"/>
    public ImmutableArray<string> MissingFor(string resource) => _read.MissingFor(resource);

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

        if (IsHere(facts) && _read.HolderOf(question.Resource) is { } holder)
        {
            return new KnownResource(_read.PolicyOf(holder), IsNeeded: false, MayAllowAlone: !_read.IsWhole(holder))
            {
                RestrictsPublicBuckets = _read.RestrictsPublicBuckets(holder),
            };
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
        Arn.TryParse(resource, out var arn) && !ResourcePolicySupport.IsAbsentFrom(arn);
}

/// <summary>What is known of a resource's policy.</summary>
/// <param name="Policy">Null: it has none, or it was not read.</param>
/// <param name="IsNeeded">It was not read, and without it nothing is allowed.</param>
/// <param name="MayAllowAlone">It was not read and there may be one, which may allow what the principal's own policies do not.</param>
internal readonly record struct KnownResource(NamedPolicy? Policy, bool IsNeeded, bool MayAllowAlone)
{
    /// <summary>What S3 Block Public Access does to a public policy; null: it was not read.</summary>
    public bool? RestrictsPublicBuckets { get; init; } = false;
}
