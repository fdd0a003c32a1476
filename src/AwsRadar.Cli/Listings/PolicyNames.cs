using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary>The policies of one identity by name, attached ones first.</summary>
internal static class PolicyNames
{
    public static ImmutableArray<string> Of(
        ImmutableArray<AttachedPolicy> attached,
        ImmutableArray<InlinePolicy> inline
    ) => [.. attached.Select(policy => policy.Name), .. inline.Select(policy => Translate($"{policy.Name} (inline)"))];
}
