using System.Collections.Immutable;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam;

/// <summary>The <c>Tags</c> member of an input.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules</remarks>
internal static class TagInput
{
    /// <summary>Why the tags are refused, or null.</summary>
    public static LabError? Check(OperationCall call)
    {
        var keys = call.Tags().Select(tag => tag.Key).ToList();
        if (keys.Distinct(StringComparer.OrdinalIgnoreCase).Count() != keys.Count)
        {
            return LabError.InvalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }

        return keys.Any(key => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            ? LabError.InvalidInput("Tag keys with the prefix aws: are reserved for AWS use.")
            : null;
    }

    public static ImmutableSortedDictionary<string, string> Read(OperationCall call) => Add(ResourceTags.Empty, call);

    /// <summary>The tags there are, and those of the input in place of their namesakes.</summary>
    public static ImmutableSortedDictionary<string, string> Add(
        ImmutableSortedDictionary<string, string> tags,
        OperationCall call
    )
    {
        // Removed first: a key keeps the case in which it was last written.
        var given = call.Tags().ToList();
        return tags.RemoveRange(given.Select(tag => tag.Key)).AddRange(given);
    }
}
