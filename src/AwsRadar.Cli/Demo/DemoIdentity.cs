using System.Text.Json.Nodes;
using AwsRadar.Core.Arns;
using AwsRadar.Lab;

namespace AwsRadar.Cli.Demo;

/// <summary>The identity of the lesson: a user in a group, with an access key and nothing that it may do.</summary>
internal sealed record DemoIdentity(LabCredentials Key)
{
    public const string UserName = "aws_radar";
    public const string GroupName = "aws_viewer";
    public const string PolicyName = "aws_viewer_readonly";

    /// <summary>How the IAM console keeps a key's description: a tag of the user whose key is the access key's id.</summary>
    public const string KeyDescription = "aws_api_to_service_scan";

    // The member that the API calls so; it has nothing to do with the access key beside it.
    private const string TagKey = "Key";

    public static Arn PolicyArn(AccountId account) => Arn.Parse($"arn:aws:iam::{account}:policy/{PolicyName}");

    public static async Task<DemoIdentity> CreateAsync(LabAdministrator administrator, CancellationToken cancellation)
    {
        await CreateUserAsync(administrator, cancellation);
        return await CreateKeyAsync(administrator, cancellation);
    }

    /// <summary>The group, and the user in it, who may do nothing.</summary>
    public static async Task CreateUserAsync(LabAdministrator administrator, CancellationToken cancellation)
    {
        await administrator.CallAsync("CreateGroup", new JsonObject { ["GroupName"] = GroupName }, cancellation);
        await administrator.CallAsync("CreateUser", new JsonObject { ["UserName"] = UserName }, cancellation);
        await administrator.CallAsync(
            "AddUserToGroup",
            new JsonObject { ["GroupName"] = GroupName, ["UserName"] = UserName },
            cancellation
        );
    }

    /// <summary>The user's key, with its description.</summary>
    public static async Task<DemoIdentity> CreateKeyAsync(
        LabAdministrator administrator,
        CancellationToken cancellation
    )
    {
        var created = await administrator.CallAsync(
            "CreateAccessKey",
            new JsonObject { ["UserName"] = UserName },
            cancellation
        );
        var key = created.GetProperty("AccessKey");
        var id = key.GetProperty("AccessKeyId").GetString()!;
        var tag = new JsonObject { [TagKey] = id, ["Value"] = KeyDescription };
        await administrator.CallAsync(
            "TagUser",
            new JsonObject { ["UserName"] = UserName, ["Tags"] = new JsonArray(tag) },
            cancellation
        );
        return new DemoIdentity(new LabCredentials(id, key.GetProperty("SecretAccessKey").GetString()!));
    }
}
