using System.Text.Json.Nodes;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Collector;
using AwsRadar.Core.Arns;

namespace AwsRadar.Cli.Demo;

/// <summary>The lesson: call, be denied, read which permission is missing, grant exactly that, call again.</summary>
internal static class DemoLesson
{
    private const int MostAttempts = 10;

    /// <returns>The permission that AWS named, and after how many attempts the call was allowed.</returns>
    public static async Task<(string Permission, int Attempts)> RunAsync(
        LabAdministrator administrator,
        AwsClient identity,
        AccountId account,
        CancellationToken cancellation
    )
    {
        var permission = MissingPermission(await ListUsersAsync(identity, cancellation));
        await GrantAsync(administrator, permission, account, cancellation);
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var result = await ListUsersAsync(identity, cancellation);
            if (result.IsSuccess)
            {
                return (permission, attempt);
            }
        }

        throw new DemoFailure(
            "ListUsers",
            new CallError(
                CallErrorKind.Denied,
                "AccessDenied",
                Translate($"{permission} was granted and is still missing.")
            )
        );
    }

    /// <summary>The call of the lesson.</summary>
    public static Task<CallResult> ListUsersAsync(AwsClient identity, CancellationToken cancellation) =>
        identity.CallAsync("iam", "ListUsers", default, cancellation);

    /// <summary>The permission that AWS names when the call was denied, as it must be at first.</summary>
    public static string MissingPermission(CallResult denied) =>
        denied.Error?.MissingPermission
        ?? throw new DemoFailure(
            Translate("ListUsers with a denial"),
            denied.Error ?? new CallError(CallErrorKind.Other, "Allowed", Translate("nothing had been granted"))
        );

    /// <summary>Makes the policy with exactly this permission, and gives it to the user.</summary>
    public static async Task GrantAsync(
        LabAdministrator administrator,
        string permission,
        AccountId account,
        CancellationToken cancellation
    )
    {
        var policy = new JsonObject
        {
            ["PolicyName"] = DemoIdentity.PolicyName,
            ["PolicyDocument"] = Allow(permission),
        };
        await administrator.CallAsync("CreatePolicy", policy, cancellation);
        var attach = new JsonObject
        {
            ["UserName"] = DemoIdentity.UserName,
            ["PolicyArn"] = DemoIdentity.PolicyArn(account).ToString(),
        };
        await administrator.CallAsync("AttachUserPolicy", attach, cancellation);
    }

    /// <summary>Makes the policy's next version: exactly what a scan needs, no more.</summary>
    public static Task GrantScanAsync(
        LabAdministrator administrator,
        AccountId account,
        CancellationToken cancellation
    ) =>
        administrator.CallAsync(
            "CreatePolicyVersion",
            new JsonObject
            {
                ["PolicyArn"] = DemoIdentity.PolicyArn(account).ToString(),
                ["PolicyDocument"] = ScanPermissions.ToPolicyJson(account),
                ["SetAsDefault"] = true,
            },
            cancellation
        );

    private static string Allow(string permission) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{permission}}","Resource":"*"}]}""";
}
