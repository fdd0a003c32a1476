using System.Text.Json.Nodes;
using AwsRadar.Lab.Iam;

namespace AwsRadar.Tests.Lab;

/// <summary>An account that holds as much as an account may, as <c>aws iam get-account-authorization-details</c> prints it.</summary>
internal static class FullAccount
{
    private const string Date = "2026-01-31T12:00:00+00:00";
    private const string Account = "arn:aws:iam::123456789012:";

    public static string Write() =>
        new JsonObject
        {
            ["UserDetailList"] = Many(AccountQuotas.Users, number => Named("User", "AIDA", "user", number)),
            ["GroupDetailList"] = Many(AccountQuotas.Groups, number => Named("Group", "AGPA", "group", number)),
            ["RoleDetailList"] = Many(AccountQuotas.Roles, Role),
            ["Policies"] = Many(AccountQuotas.Policies, Policy),
        }.ToJsonString();

    private static JsonObject Role(int number)
    {
        var role = Named("Role", "AROA", "role", number);
        role["AssumeRolePolicyDocument"] = JsonNode.Parse(OperationCases.Trust("""{"Service":"ec2.amazonaws.com"}"""));
        role["InstanceProfileList"] = new JsonArray(
            Named("InstanceProfile", "AIPA", "instance-profile", number, "profile")
        );
        return role;
    }

    private static JsonObject Policy(int number)
    {
        var policy = Named("Policy", "ANPA", "policy", number);
        policy["DefaultVersionId"] = "v1";
        policy["PolicyVersionList"] = new JsonArray(
            new JsonObject
            {
                ["VersionId"] = "v1",
                ["IsDefaultVersion"] = true,
                ["CreateDate"] = Date,
                ["Document"] = JsonNode.Parse(LabFixture.Allow("s3:*")),
            }
        );
        return policy;
    }

    private static JsonObject Named(string kind, string idPrefix, string inArn, int number, string? word = null) =>
        new()
        {
            ["Path"] = "/",
            [$"{kind}Name"] = $"{word ?? inArn}-{number}",
            [$"{kind}Id"] = $"{idPrefix}LABFULLACCOUNT{number:D4}",
            ["Arn"] = $"{Account}{inArn}/{word ?? inArn}-{number}",
            ["CreateDate"] = Date,
        };

    private static JsonArray Many(int count, Func<int, JsonObject> make) =>
        new([.. Enumerable.Range(1, count).Select(make)]);
}
