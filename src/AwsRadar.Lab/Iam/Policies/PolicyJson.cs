using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Policies;

/// <summary>A managed policy in answers.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_Policy.html</remarks>
internal static class PolicyJson
{
    /// <summary>As lists show it: without description and tags.</summary>
    public static JsonObject Summary(ManagedPolicy policy, PolicyUse use) =>
        new()
        {
            ["PolicyName"] = policy.Name,
            ["PolicyId"] = policy.Id,
            ["Arn"] = policy.Arn,
            ["Path"] = policy.Path,
            ["DefaultVersionId"] = policy.DefaultVersionId,
            ["AttachmentCount"] = use.Attachments,
            ["PermissionsBoundaryUsageCount"] = use.Boundaries,
            ["IsAttachable"] = true,
            ["CreateDate"] = JsonShapes.Timestamp(policy.CreatedAt),
            ["UpdateDate"] = JsonShapes.Timestamp(policy.UpdatedAt),
        };

    public static JsonObject Detail(ManagedPolicy policy, PolicyUse use) =>
        Summary(policy, use).AddText("Description", policy.Description).AddTags(policy.Tags);

    /// <summary>As lists of versions show it: without the document.</summary>
    public static JsonObject Version(ManagedPolicy policy, PolicyVersion version) =>
        new()
        {
            ["VersionId"] = version.Id,
            ["IsDefaultVersion"] = version.Id.Equals(policy.DefaultVersionId, StringComparison.Ordinal),
            ["CreateDate"] = JsonShapes.Timestamp(version.CreatedAt),
        };

    public static JsonObject VersionWithDocument(ManagedPolicy policy, PolicyVersion version)
    {
        var json = Version(policy, version);
        json["Document"] = version.Content.Encoded;
        return json;
    }
}
