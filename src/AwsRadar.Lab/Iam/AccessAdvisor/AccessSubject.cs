using System.Collections.Immutable;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Authorization;
using AwsRadar.Lab.Iam.Simulator;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.AccessAdvisor;

/// <summary>A user, group, role or managed policy in an input's <c>Arn</c>: whose permissions they are, and who has them.</summary>
internal sealed record AccessSubject(ImmutableArray<HeldPolicy> Policies, ImmutableArray<Identity> Entities)
{
    /// <summary>Why there is none, or null.</summary>
    public static LabError? Find(OperationCall call, out AccessSubject? subject)
    {
        subject = null;
        var arn = call.Text("Arn");
        if (!arn.StartsWith("arn:aws:iam::", StringComparison.Ordinal))
        {
            return LabError.InvalidInput($"Invalid ARN: {arn}");
        }

        subject =
            SimulatedPrincipal.FindBy(call.State, arn) is { } identity ? Of(call.State, identity)
            : ManagedPolicies.Find(call.State, arn) is { } policy ? Of(call.State, policy)
            : null;
        return subject is null ? LabError.NoSuchEntity($"ARN {arn} does not exist") : null;
    }

    public IReadOnlyList<PolicyDocument> Documents => [.. Policies.Select(held => held.Content.Policy.Document)];

    /// <summary>The resource that policies are asked about.</summary>
    public static Target TargetOf(OperationCall call)
    {
        var arn = call.Text("Arn");
        return Target.At(arn) with
        {
            Resource = (IResource?)SimulatedPrincipal.FindBy(call.State, arn) ?? ManagedPolicies.Find(call.State, arn),
        };
    }

    private static AccessSubject Of(AccountState state, Identity identity) =>
        new(
            IdentityPolicies.Of(state, identity).Policies,
            identity is Group group ? [.. state.MembersOf(group)] : [identity]
        );

    private static AccessSubject Of(AccountState state, ManagedPolicy policy)
    {
        var holders = state
            .Identities.Where(identity => identity.AttachedPolicies.Contains(policy.Arn, StringComparer.Ordinal))
            .ToList();
        var entities = holders
            .SelectMany(holder => holder is Group group ? state.MembersOf(group) : (IEnumerable<Identity>)[holder])
            .DistinctBy(entity => entity.Id, StringComparer.Ordinal);
        var held = new HeldPolicy(
            holders.FirstOrDefault()
                ?? new Group
                {
                    Arn = "",
                    Id = "",
                    Name = "",
                    Path = "/",
                    CreatedAt = default,
                },
            policy.Name,
            policy.DefaultVersion.Content,
            policy
        );
        return new AccessSubject([held], [.. entities]);
    }
}
