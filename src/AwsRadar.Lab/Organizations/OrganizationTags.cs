using System.Collections.Immutable;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Organizations;

/// <summary>The <c>Tags</c> member of an input.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_tagging.html</remarks>
internal static class OrganizationTags
{
    /// <summary>Why the tags are refused, or null.</summary>
    /// <param name="present">The tags that there are already.</param>
    public static LabError? Check(OperationCall call, ImmutableSortedDictionary<string, string>? present = null)
    {
        var keys = call.Tags().Select(tag => tag.Key).ToList();
        return keys.Distinct(StringComparer.OrdinalIgnoreCase).Count() != keys.Count
                ? OrganizationErrors.InvalidInput(
                    "DUPLICATE_TAG_KEY",
                    "Tag keys must be unique among the tags attached to the same entity."
                )
            : keys.Exists(key => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                ? OrganizationErrors.InvalidInput(
                    "INVALID_SYSTEM_TAGS_PARAMETER",
                    "You specified a tag key that is a system tag. You can't add, edit, or delete system tag keys because they're reserved for AWS use."
                )
            : TagInput.Add(present ?? ResourceTags.Empty, call).Count > ResourceTags.MaxPerResource
                ? OrganizationErrors.Constraint(
                    "MAX_TAG_LIMIT_EXCEEDED",
                    "You have exceeded the number of tags allowed on this resource."
                )
            : null;
    }
}
