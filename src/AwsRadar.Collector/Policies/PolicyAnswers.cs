using System.Collections.Frozen;
using AwsRadar.Client.Calls;
using AwsRadar.Collector.Calls;

namespace AwsRadar.Collector.Policies;

/// <summary>What services answer about a resource that has no policy.</summary>
internal static class PolicyAnswers
{
    public static readonly string None = Translatable("There is none.");

    private static readonly FrozenSet<string> Codes = FrozenSet.Create(
        StringComparer.Ordinal,
        "NoSuchBucketPolicy",
        "NoSuchAccessPointPolicy",
        "NoSuchPublicAccessBlockConfiguration",
        "PolicyNotFound",
        "PolicyNotFoundException",
        "ResourcePolicyNotFoundException",
        "RepositoryPolicyNotFoundException",
        "RegistryPolicyNotFoundException",
        "EntityNotFoundException",
        "NoSuchResourcePolicy"
    );

    public static bool MeansNone(CallReply reply) =>
        reply.Error is { } error && (error.Kind is CallErrorKind.NotFound || Codes.Contains(error.Code));
}
