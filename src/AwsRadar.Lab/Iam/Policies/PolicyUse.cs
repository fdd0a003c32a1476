using System.Runtime.InteropServices;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Policies;

/// <summary>How often a managed policy is attached, and how often it is a permissions boundary.</summary>
internal readonly record struct PolicyUse(int Attachments, int Boundaries)
{
    /// <summary>The use of every policy of the account in one pass, by ARN.</summary>
    public static Dictionary<string, PolicyUse> OfAll(AccountState state)
    {
        var uses = new Dictionary<string, PolicyUse>(StringComparer.Ordinal);
        foreach (var identity in state.Identities)
        {
            foreach (var arn in identity.AttachedPolicies)
            {
                ref var use = ref CollectionsMarshal.GetValueRefOrAddDefault(uses, arn, out _);
                use = use with { Attachments = use.Attachments + 1 };
            }

            if (identity.PermissionsBoundary is { } boundary)
            {
                ref var use = ref CollectionsMarshal.GetValueRefOrAddDefault(uses, boundary, out _);
                use = use with { Boundaries = use.Boundaries + 1 };
            }
        }

        return uses;
    }

    public static PolicyUse Of(AccountState state, ManagedPolicy policy) => OfAll(state).GetValueOrDefault(policy.Arn);
}
