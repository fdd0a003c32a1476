using System.Collections.Immutable;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Authorization;

/// <summary>All policies that give a user, group or role its permissions: inline, attached, and those of a user's groups.</summary>
/// <param name="IsComplete">False: the text of a policy that is attached is not at hand.</param>
internal sealed record IdentityPolicies(ImmutableArray<HeldPolicy> Policies, bool IsComplete)
{
    public static IdentityPolicies Of(AccountState state, Identity identity)
    {
        Identity[] holders = identity is User user ? [user, .. GroupsOf(state, user)] : [identity];
        var attached = holders
            .SelectMany(holder => holder.AttachedPolicies.Select(arn => (Holder: holder, Arn: arn)))
            .DistinctBy(one => one.Arn, StringComparer.Ordinal)
            .Select(one => (one.Holder, one.Arn, Policy: ManagedPolicies.Find(state, one.Arn)))
            .ToList();
        return new IdentityPolicies(
            [
                .. holders.SelectMany(holder =>
                    holder.InlinePolicies.Select(inline => new HeldPolicy(
                        holder,
                        inline.Key,
                        inline.Value,
                        Managed: null
                    ))
                ),
                .. attached
                    .Where(one => one.Policy is not null)
                    .Select(one => new HeldPolicy(
                        one.Holder,
                        one.Policy!.Name,
                        one.Policy.DefaultVersion.Content,
                        one.Policy
                    )),
            ],
            attached.TrueForAll(one => one.Policy is not null)
        );
    }

    public ImmutableArray<EvaluatedPolicy> Evaluated =>
        [
            .. Policies.Select(held => new EvaluatedPolicy(
                PolicyType.Identity,
                held.Content,
                held.Holder.Arn,
                held.Managed?.Arn
            )),
        ];

    public ImmutableArray<NamedPolicy> Named => [.. Policies.Select(held => held.Content.Policy)];

    private static IEnumerable<Identity> GroupsOf(AccountState state, User user) =>
        user.GroupNames.Select(name => state.Groups.GetValueOrDefault(name)).OfType<Identity>();
}

/// <summary>A policy and who holds it.</summary>
/// <param name="Managed">Null: the policy is an inline policy of the holder.</param>
internal sealed record HeldPolicy(Identity Holder, string Name, PolicyContent Content, ManagedPolicy? Managed);
