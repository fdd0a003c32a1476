using System.Text.Json.Nodes;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>Roles of one account that principals of another assume.</summary>
public sealed class CrossAccountTests(OrganizationLab organization) : IClassFixture<OrganizationLab>
{
    private string Management => organization.Lab.AccountId.ToString();

    [Fact]
    public async Task Both_sides_must_allow()
    {
        var member = await organization.InAsync(organization.MemberId);
        var trusting = await RoleAsync(member, "trusts-management", Trust($"\"AWS\":\"{Management}\""));
        var other = await RoleAsync(member, "trusts-nobody-there", Trust("\"AWS\":\"999988887777\""));
        var may = await UserAsync("may-assume", LabFixture.Allow("sts:AssumeRole"));
        var mayNot = await UserAsync("may-not-assume", policy: null);

        var session = await organization.AssumeAsync(may, trusting);
        var withoutTrust = await may.Sts.FailAsync("AssumeRole", Input(other));
        var withoutPermission = await mayNot.Sts.FailAsync("AssumeRole", Input(trusting));

        var identity = await session.Sts.CallAsync("GetCallerIdentity");
        Assert.Equal(organization.MemberId, identity.GetProperty("Account").GetString());
        Assert.EndsWith(
            "because no role trust policy allows the sts:AssumeRole action",
            withoutTrust.Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "because no identity-based policy allows the sts:AssumeRole action",
            withoutPermission.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task To_name_the_user_does_not_spare_it_the_permission()
    {
        var member = await organization.InAsync(organization.MemberId);
        var user = await UserAsync("named", policy: null);
        var role = await RoleAsync(
            member,
            "names-the-user",
            Trust($"\"AWS\":\"arn:aws:iam::{Management}:user/named\"")
        );

        var denied = await user.Sts.FailAsync("AssumeRole", Input(role));

        Assert.Equal("AccessDenied", denied.Code);
    }

    [Fact]
    public async Task An_external_id_and_tags_and_a_source_identity_go_along()
    {
        var member = await organization.InAsync(organization.MemberId);
        var role = await RoleAsync(
            member,
            "partner",
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"MANAGEMENT"},
             "Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"],
             "Condition":{"StringEquals":{"sts:ExternalId":"right"}}}]}
            """.Replace("MANAGEMENT", Management, StringComparison.Ordinal),
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*",
             "Condition":{"StringEquals":{"aws:PrincipalTag/team":"blue","aws:SourceIdentity":"sora"}}}]}
            """
        );
        var user = await UserAsync(
            "partner",
            LabFixture.Allow("sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity")
        );
        var more = new JsonObject
        {
            ["ExternalId"] = "right",
            ["SourceIdentity"] = "sora",
            ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "team", ["Value"] = "blue" }),
            ["TransitiveTagKeys"] = new JsonArray("team"),
        };

        var session = await organization.AssumeAsync(user, role, more);
        more["ExternalId"] = "wrong";
        var denied = await user.Sts.FailAsync("AssumeRole", Input(role, more));

        await session.CallAsync("ListUsers");
        Assert.Equal("AccessDenied", denied.Code);
    }

    [Fact]
    public async Task A_chain_over_accounts_lasts_an_hour_at_most()
    {
        var member = await organization.InAsync(organization.MemberId);
        var role = await RoleAsync(member, "end-of-chain", Trust($"\"AWS\":\"{organization.MemberId}\""));

        var tooLong = await member.Sts.FailAsync(
            "AssumeRole",
            Input(role, new JsonObject { ["DurationSeconds"] = 3601 })
        );
        await organization.AssumeAsync(member, role, new JsonObject { ["DurationSeconds"] = 3600 });

        Assert.Equal("ValidationError", tooLong.Code);
        Assert.Contains(
            "1 hour session limit for roles assumed by role chaining",
            tooLong.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Whose_a_key_is_may_be_asked_of_every_account()
    {
        var member = await organization.InAsync(organization.MemberId);
        var key = await member.CreateUserAsync("has-a-key", policy: null);

        var info = await organization.Administrator.Sts.CallAsync(
            "GetAccessKeyInfo",
            new JsonObject { ["AccessKeyId"] = key.AccessKeyId }
        );

        Assert.Equal(organization.MemberId, info.GetProperty("Account").GetString());
    }

    [Theory]
    [InlineData("user/nobody")]
    [InlineData("role/none")]
    public async Task A_principal_that_is_not_there_cannot_be_trusted(string resource)
    {
        var member = await organization.InAsync(organization.MemberId);
        var arn = $"arn:aws:iam::{Management}:{resource}";

        var refused = await member.FailAsync(
            "CreateRole",
            new JsonObject
            {
                ["RoleName"] = "trusts-nobody",
                ["AssumeRolePolicyDocument"] = Trust($"\"AWS\":\"{arn}\""),
            }
        );

        Assert.Equal(
            ("MalformedPolicyDocument", $"Invalid principal in policy: \"AWS\":\"{arn}\""),
            (refused.Code, refused.Message)
        );
    }

    [Fact]
    public async Task A_principal_that_was_deleted_is_its_id_and_a_namesake_is_not_trusted()
    {
        var member = await organization.InAsync(organization.MemberId);
        var user = await UserAsync("comes-back", LabFixture.Allow("sts:AssumeRole"));
        var arn = $"arn:aws:iam::{Management}:user/comes-back";
        var role = await RoleAsync(member, "trusts-one-user", Trust($"\"AWS\":[\"{arn}\",\"{Management}\"]"));
        var only = await RoleAsync(member, "trusts-this-user", Trust($"\"AWS\":\"{arn}\""));
        await organization.AssumeAsync(user, only);
        var id = await IdOfAsync("comes-back");

        await DeleteAsync("comes-back");
        var again = await UserAsync("comes-back", LabFixture.Allow("sts:AssumeRole"));

        Assert.Equal([id, Management], await TrustedAsync(member, "trusts-one-user"));
        await organization.AssumeAsync(again, role);
        Assert.Equal("AccessDenied", (await again.Sts.FailAsync("AssumeRole", Input(only))).Code);
    }

    [Fact]
    public async Task A_principal_that_was_renamed_is_trusted_under_its_new_name()
    {
        var member = await organization.InAsync(organization.MemberId);
        var user = await UserAsync("old-name", LabFixture.Allow("sts:AssumeRole"));
        var role = await RoleAsync(
            member,
            "trusts-a-name",
            Trust($"\"AWS\":\"arn:aws:iam::{Management}:user/old-name\"")
        );

        await organization.Administrator.CallAsync(
            "UpdateUser",
            new JsonObject { ["UserName"] = "old-name", ["NewUserName"] = "new-name" }
        );

        await organization.AssumeAsync(user, role);
        Assert.Equal([$"arn:aws:iam::{Management}:user/new-name"], await TrustedAsync(member, "trusts-a-name"));
    }

    [Fact]
    public async Task The_keys_and_roles_of_a_closed_account_open_nothing()
    {
        var account = await organization.CreateAccountAsync("to-be-closed");
        var inside = await organization.InAsync(account);
        var user = organization.ClientOf(await inside.CreateUserAsync("locked-out", LabFixture.Allow("*")));
        await user.CallAsync("ListUsers");

        await organization.Organizations.CallAsync("CloseAccount", new JsonObject { ["AccountId"] = account });

        Assert.Equal("InvalidClientTokenId", (await user.FailAsync("ListUsers")).Code);
        var role = $"arn:aws:iam::{account}:role/{OrganizationLab.AccessRole}";
        Assert.Equal("AccessDenied", (await organization.Administrator.Sts.FailAsync("AssumeRole", Input(role))).Code);
    }

    /// <param name="principal">As <c>"AWS":"111122223333"</c>.</param>
    public static string Trust(string principal) =>
        $$$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{{{principal}}}},"Action":"sts:AssumeRole"}]}
            """;

    private static JsonObject Input(string role, JsonObject? more = null)
    {
        var input = more?.DeepClone().AsObject() ?? [];
        input["RoleArn"] = role;
        input["RoleSessionName"] = "test";
        return input;
    }

    private static async Task<string> RoleAsync(LabClient account, string name, string trust, string? policy = null)
    {
        var made = await account.CallAsync(
            "CreateRole",
            new JsonObject { ["RoleName"] = name, ["AssumeRolePolicyDocument"] = trust }
        );
        await account.CallAsync(
            "PutRolePolicy",
            new JsonObject
            {
                ["RoleName"] = name,
                ["PolicyName"] = "own",
                ["PolicyDocument"] = policy ?? LabFixture.Allow("iam:ListUsers"),
            }
        );
        return made.GetProperty("Role").GetProperty("Arn").GetString()!;
    }

    private async Task<LabClient> UserAsync(string name, string? policy) =>
        organization.ClientOf(await organization.Administrator.CreateUserAsync(name, policy));

    private async Task<string> IdOfAsync(string user)
    {
        var found = await organization.Administrator.CallAsync("GetUser", new JsonObject { ["UserName"] = user });
        return found.GetProperty("User").GetProperty("UserId").GetString()!;
    }

    private async Task DeleteAsync(string user)
    {
        var name = new JsonObject { ["UserName"] = user };
        var keys = await organization.Administrator.CallAsync("ListAccessKeys", name);
        foreach (var key in keys.GetProperty("AccessKeyMetadata").EnumerateArray())
        {
            await organization.Administrator.CallAsync(
                "DeleteAccessKey",
                new JsonObject { ["UserName"] = user, ["AccessKeyId"] = key.GetProperty("AccessKeyId").GetString() }
            );
        }

        await organization.Administrator.CallAsync(
            "DeleteUserPolicy",
            new JsonObject { ["UserName"] = user, ["PolicyName"] = "test" }
        );
        await organization.Administrator.CallAsync("DeleteUser", name);
    }

    /// <summary>The AWS principals of a role's trust policy.</summary>
    private static async Task<string[]> TrustedAsync(LabClient account, string role)
    {
        var found = await account.CallAsync("GetRole", new JsonObject { ["RoleName"] = role });
        var text = Uri.UnescapeDataString(
            found.GetProperty("Role").GetProperty("AssumeRolePolicyDocument").GetString()!
        );
        var named = JsonNode.Parse(text)!["Statement"]![0]!["Principal"]!["AWS"]!;
        return named is JsonArray several
            ? [.. several.Select(one => one!.GetValue<string>())]
            : [named.GetValue<string>()];
    }
}
