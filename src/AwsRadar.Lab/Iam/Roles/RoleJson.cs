using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Roles;

/// <summary>A role in answers.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html</remarks>
internal static class RoleJson
{
    /// <summary>As an instance profile shows the role in it.</summary>
    public static JsonObject InProfile(Role role) =>
        new()
        {
            ["Path"] = role.Path,
            ["RoleName"] = role.Name,
            ["RoleId"] = role.Id,
            ["Arn"] = role.Arn,
            ["CreateDate"] = JsonShapes.Timestamp(role.CreatedAt),
            ["AssumeRolePolicyDocument"] = role.TrustPolicy.Encoded,
        };

    /// <summary>As lists show it: without tags, permissions boundary and last use.</summary>
    public static JsonObject Summary(Role role)
    {
        var json = InProfile(role).AddText("Description", role.Description);
        json["MaxSessionDuration"] = role.MaxSessionSeconds;
        return json;
    }

    public static JsonObject Detail(Role role)
    {
        var json = Summary(role).AddBoundary(role.PermissionsBoundary).AddTags(role.Tags);
        json["RoleLastUsed"] = LastUsed(role);
        return json;
    }

    /// <summary>Empty for a role that nobody has used in the last 400 days.</summary>
    public static JsonObject LastUsed(Role role) =>
        new JsonObject().AddTime("LastUsedDate", role.LastUsed?.At).AddText("Region", role.LastUsed?.Region);
}
