using System.Text.Json.Nodes;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>Service and resource control policies bind real credentials of several accounts.</summary>
public sealed class ServiceControlPolicyTests(OrganizationLab organization) : IClassFixture<OrganizationLab>
{
    [Theory]
    [InlineData("root")]
    [InlineData("outer")]
    [InlineData("inner")]
    [InlineData("account")]
    public async Task An_explicit_deny_at_any_level_denies_in_the_member_account_and_is_named(string level)
    {
        var target = Target(level);
        var member = await organization.InAsync(organization.MemberId);
        var arn = await organization.AttachAsync(target, $"deny-at-{level}", LabFixture.Deny("iam:ListUsers"));

        var denied = await member.FailAsync("ListUsers");
        await organization.Administrator.CallAsync("ListUsers");
        await organization.DetachAsync(target, arn);

        Assert.Equal(
            $"User: arn:aws:sts::{organization.MemberId}:assumed-role/{OrganizationLab.AccessRole}/test is not authorized to "
                + $"perform: iam:ListUsers on resource: arn:aws:iam::{organization.MemberId}:user/ with an explicit deny in a "
                + $"service control policy: {arn}",
            DenialSentence.Of(denied)
        );
        await member.CallAsync("ListUsers");
    }

    [Theory]
    [InlineData("root")]
    [InlineData("outer")]
    [InlineData("inner")]
    [InlineData("account")]
    public async Task Every_level_must_allow(string level)
    {
        var target = Target(level);
        var member = await organization.InAsync(organization.MemberId);
        var arn = await organization.AttachAsync(target, $"only-at-{level}", LabFixture.Allow("iam:ListUsers"));
        await organization.DetachAsync(target, "/p-FullAWSAccess");

        await member.CallAsync("ListUsers");
        var denied = await member.FailAsync("ListRoles");
        await organization.Organizations.CallAsync(
            "AttachPolicy",
            new JsonObject { ["PolicyId"] = "p-FullAWSAccess", ["TargetId"] = target }
        );
        await organization.DetachAsync(target, arn);

        Assert.EndsWith(
            "because no service control policy allows the iam:ListRoles action",
            DenialSentence.Of(denied),
            StringComparison.Ordinal
        );
        await member.CallAsync("ListRoles");
    }

    [Fact]
    public async Task The_management_account_is_not_restricted()
    {
        var target = organization.Lab.AccountId.ToString();
        var arn = await organization.AttachAsync(target, "deny-management", LabFixture.Deny("iam:*"));

        await organization.Administrator.CallAsync("ListUsers");
        await organization.DetachAsync(target, arn);
    }

    [Fact]
    public async Task The_policy_simulator_tells_what_the_organization_allows()
    {
        var member = await organization.InAsync(organization.MemberId);
        await member.CreateUserAsync("simulated", LabFixture.Allow("s3:*"));
        var denying = await organization.AttachAsync(
            organization.OuterId,
            "deny-buckets",
            LabFixture.Deny("s3:ListAllMyBuckets")
        );
        string[] actions = ["s3:ListAllMyBuckets", "s3:GetObject", "iam:ListUsers"];

        var simulated = await member.CallAsync(
            "SimulatePrincipalPolicy",
            new JsonObject
            {
                ["PolicySourceArn"] = $"arn:aws:iam::{organization.MemberId}:user/simulated",
                ["ActionNames"] = new JsonArray([.. actions.Select(action => JsonValue.Create(action))]),
            }
        );
        await organization.DetachAsync(organization.OuterId, denying);

        Assert.Equal(
            ["explicitDeny False 0", "allowed True 1", "implicitDeny True 0"],
            simulated
                .GetProperty("EvaluationResults")
                .EnumerateArray()
                .Select(result =>
                    $"{result.GetProperty("EvalDecision").GetString()} "
                    + $"{result.GetProperty("OrganizationsDecisionDetail").GetProperty("AllowedByOrganizations").GetBoolean()} "
                    + $"{result.GetProperty("MatchedStatements").GetArrayLength()}"
                )
        );
    }

    [Fact]
    public async Task A_condition_on_the_principals_organization_and_path_holds_in_it_and_nowhere_else()
    {
        var member = await organization.InAsync(organization.MemberId);
        const string Policy = """
            {"Version":"2012-10-17","Statement":[
             {"Effect":"Allow","Action":"iam:ListUsers","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"ORG"}}},
             {"Effect":"Allow","Action":"iam:ListRoles","Resource":"*","Condition":{"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":"ORG/ROOT/OUTER/*"}}},
             {"Effect":"Allow","Action":"iam:ListGroups","Resource":"*","Condition":{"StringEquals":{"aws:ResourceOrgID":"ORG","aws:ResourceAccount":"${aws:PrincipalAccount}"}}},
             {"Effect":"Allow","Action":"iam:ListPolicies","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-anotherorg"}}}]}
            """;
        var text = Policy
            .Replace("ORG", organization.OrganizationId, StringComparison.Ordinal)
            .Replace("ROOT", organization.RootId, StringComparison.Ordinal)
            .Replace("OUTER", organization.OuterId, StringComparison.Ordinal)
            .Replace($"{organization.OrganizationId}ID", "OrgID", StringComparison.Ordinal);
        var user = organization.ClientOf(await member.CreateUserAsync("conditional", text));

        await user.CallAsync("ListUsers");
        await user.CallAsync("ListRoles");
        await user.CallAsync("ListGroups");
        var other = await user.FailAsync("ListPolicies");

        Assert.Equal("AccessDenied", other.Code);
    }

    [Fact]
    public async Task A_resource_control_policy_keeps_strangers_from_a_role_of_the_account()
    {
        var member = await organization.InAsync(organization.MemberId);
        await member.CallAsync(
            "CreateRole",
            new JsonObject
            {
                ["RoleName"] = "guarded",
                ["AssumeRolePolicyDocument"] = CrossAccountTests.Trust("\"AWS\":\"*\""),
            }
        );
        var role = $"arn:aws:iam::{organization.MemberId}:role/guarded";
        await organization.AssumeAsync(organization.Administrator, role);
        var arn = await organization.AttachAsync(
            organization.OuterId,
            "no-outsiders",
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole","Resource":"*",
             "Condition":{"StringNotEquals":{"aws:PrincipalAccount":"999988887777"}}}]}
            """,
            "RESOURCE_CONTROL_POLICY"
        );

        var denied = await organization.Administrator.Sts.FailAsync(
            "AssumeRole",
            new JsonObject { ["RoleArn"] = role, ["RoleSessionName"] = "test" }
        );
        await organization.DetachAsync(organization.OuterId, arn);

        Assert.Equal(
            $"User: arn:aws:iam::{organization.Lab.AccountId}:user/administrator is not authorized to perform: sts:AssumeRole on "
                + $"resource: {role} with an explicit deny in a resource control policy: {arn}",
            denied.Message
        );
        await organization.AssumeAsync(organization.Administrator, role);
    }

    [Fact]
    public async Task A_disabled_policy_type_binds_nobody_and_comes_back_with_full_access_alone()
    {
        await using var own = new OrganizationLab();
        await own.InitializeAsync();
        var member = await own.InAsync(own.MemberId);
        await own.AttachAsync(own.InnerId, "deny", LabFixture.Deny("iam:ListUsers"));
        await member.FailAsync("ListUsers");
        var type = new JsonObject { ["RootId"] = own.RootId, ["PolicyType"] = "SERVICE_CONTROL_POLICY" };

        await own.Organizations.CallAsync("DisablePolicyType", type);
        await member.CallAsync("ListUsers");
        await own.Organizations.CallAsync("EnablePolicyType", type);

        await member.CallAsync("ListUsers");
        var attached = await own.Organizations.CallAsync(
            "ListPoliciesForTarget",
            new JsonObject { ["TargetId"] = own.InnerId, ["Filter"] = "SERVICE_CONTROL_POLICY" }
        );
        Assert.Equal(
            "p-FullAWSAccess",
            Assert.Single(attached.GetProperty("Policies").EnumerateArray()).GetProperty("Id").GetString()
        );
    }

    private string Target(string level) =>
        level switch
        {
            "root" => organization.RootId,
            "outer" => organization.OuterId,
            "inner" => organization.InnerId,
            _ => organization.MemberId,
        };
}
