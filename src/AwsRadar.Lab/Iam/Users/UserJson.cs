using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Users;

/// <summary>A user in answers.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html</remarks>
internal static class UserJson
{
    /// <summary>As lists show it: without tags and permissions boundary.</summary>
    public static JsonObject Summary(User user) =>
        new JsonObject
        {
            ["Path"] = user.Path,
            ["UserName"] = user.Name,
            ["UserId"] = user.Id,
            ["Arn"] = user.Arn,
            ["CreateDate"] = JsonShapes.Timestamp(user.CreatedAt),
        }.AddTime("PasswordLastUsed", user.PasswordLastUsedAt);

    public static JsonObject Detail(User user) =>
        Summary(user).AddBoundary(user.PermissionsBoundary).AddTags(user.Tags);

    /// <summary>The root user as <c>GetUser</c> shows it: its id is the account's, and it has no name.</summary>
    public static JsonObject Root(AccountState state) =>
        new()
        {
            ["Path"] = "/",
            ["UserId"] = state.AccountId.ToString(),
            ["Arn"] = state.RootArn,
            ["CreateDate"] = JsonShapes.Timestamp(state.CreatedAt),
        };
}
