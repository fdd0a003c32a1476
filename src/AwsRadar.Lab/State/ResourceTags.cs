using System.Collections.Immutable;

namespace AwsRadar.Lab.State;

/// <summary>The tags of one resource: up to 50, keys unique ignoring case.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html</remarks>
internal static class ResourceTags
{
    public const int MaxPerResource = 50;

    public static ImmutableSortedDictionary<string, string> Empty { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);
}
