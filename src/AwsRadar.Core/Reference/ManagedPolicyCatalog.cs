using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using AwsRadar.Core.Arns;
using AwsRadar.Packing;

namespace AwsRadar.Core.Reference;

/// <summary>All AWS managed policies, embedded in the assembly; documents are read one by one when they are asked for.</summary>
public static class ManagedPolicyCatalog
{
    private static readonly Lazy<ManagedPolicyArchive> Embedded = new(() =>
        new ManagedPolicyArchive(new PackedFile("policies.bin", () => EmbeddedData.Open("policies.bin")))
    );

    /// <summary>All policies in ordinal order of their names.</summary>
    /// <exception cref="InvalidDataException">The embedded data is damaged.</exception>
    public static ImmutableArray<AwsManagedPolicy> Policies => Embedded.Value.Policies;

    /// <summary>Finds a policy by its name, in any case.</summary>
    /// <exception cref="InvalidDataException">The embedded data is damaged.</exception>
    public static bool TryGet(string name, [NotNullWhen(true)] out AwsManagedPolicy? policy)
    {
        policy = Embedded.Value.Find(name);
        return policy is not null;
    }

    /// <summary>Finds a policy by its ARN in any partition. Customer managed policies are not found, whatever their name.</summary>
    /// <exception cref="InvalidDataException">The embedded data is damaged.</exception>
    public static bool TryGet(Arn arn, [NotNullWhen(true)] out AwsManagedPolicy? policy)
    {
        var isOfAws = arn.Service is "iam" && arn.Account is "aws";
        policy = isOfAws ? Embedded.Value.Find(arn.Name.ToString()) : null;
        if (policy is not null && !arn.Resource.SequenceEqual(policy.Arn.Resource))
        {
            policy = null;
        }

        return policy is not null;
    }
}
