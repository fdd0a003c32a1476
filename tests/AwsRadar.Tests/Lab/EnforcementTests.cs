using System.Text.Json.Nodes;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>The lab says no as AWS does, word for word.</summary>
public sealed class EnforcementTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    private const string Account = "arn:aws:iam::123456789012";

    [Theory]
    [InlineData("ListUsers", null, $"{Account}:user/")]
    [InlineData("ListGroups", null, $"{Account}:group/")]
    [InlineData("ListRoles", null, $"{Account}:role/")]
    [InlineData("ListPolicies", null, "policy path /")]
    [InlineData("GetAccountAuthorizationDetails", null, "*")]
    [InlineData("GenerateCredentialReport", null, "*")]
    [InlineData("GetUser", """{"UserName":"alice"}""", "user alice")]
    [InlineData("GetUser", """{"UserName":"nobody"}""", "user nobody")]
    [InlineData("CreateUser", """{"UserName":"new","Path":"/a/"}""", $"{Account}:user/a/new")]
    [InlineData("GetRole", """{"RoleName":"ci-deploy"}""", "role ci-deploy")]
    [InlineData("CreatePolicy", """{"PolicyName":"p","PolicyDocument":"{}"}""", "policy p")]
    [InlineData(
        "GetPolicy",
        """{"PolicyArn":"arn:aws:iam::aws:policy/ReadOnlyAccess"}""",
        "policy arn:aws:iam::aws:policy/ReadOnlyAccess"
    )]
    public async Task Without_a_permission_AWS_text_names_action_and_resource(
        string operation,
        string? input,
        string resource
    )
    {
        var name = $"nothing-{Guid.NewGuid():N}";
        var key = await fixture.CreateUserAsync(name, policy: null);

        var error = await fixture
            .ClientOf(key)
            .FailAsync(operation, input is null ? null : JsonNode.Parse(input)!.AsObject());

        Assert.Equal(("AccessDenied", 403), (error.Code, error.Status));
        Assert.Equal(
            $"User: {Account}:user/{name} is not authorized to perform: iam:{operation} on resource: {resource} "
                + $"because no identity-based policy allows the iam:{operation} action",
            DenialSentence.Of(error)
        );
    }

    [Fact]
    public async Task A_permission_lets_in_at_once_and_its_removal_keeps_out()
    {
        var key = await fixture.CreateUserAsync("lister", LabFixture.Allow("iam:ListUsers"));
        var lister = fixture.ClientOf(key);

        var users = await lister.CallAsync("ListUsers");
        await fixture.Root.CallAsync(
            "DeleteUserPolicy",
            new JsonObject { ["UserName"] = "lister", ["PolicyName"] = "test" }
        );

        Assert.True(users.GetProperty("Users").GetArrayLength() >= 15);
        Assert.Equal("AccessDenied", (await lister.FailAsync("ListUsers")).Code);
    }

    [Fact]
    public async Task An_explicit_deny_is_named_as_one()
    {
        var key = await fixture.CreateUserAsync("denied", LabFixture.Deny("iam:ListUsers"));
        await fixture.Root.CallAsync(
            "AttachUserPolicy",
            new JsonObject { ["UserName"] = "denied", ["PolicyArn"] = "arn:aws:iam::aws:policy/AdministratorAccess" }
        );

        var error = await fixture.ClientOf(key).FailAsync("ListUsers");

        Assert.Equal(
            $"User: {Account}:user/denied is not authorized to perform: iam:ListUsers on resource: {Account}:user/ "
                + "with an explicit deny in an identity-based policy",
            DenialSentence.Of(error)
        );
    }

    [Fact]
    public async Task A_permissions_boundary_limits_what_identity_policies_allow()
    {
        var key = await fixture.CreateUserAsync("bounded", LabFixture.Allow("*"));
        await fixture.Root.CallAsync(
            "PutUserPermissionsBoundary",
            new JsonObject
            {
                ["UserName"] = "bounded",
                ["PermissionsBoundary"] = "arn:aws:iam::aws:policy/AmazonS3FullAccess",
            }
        );

        var error = await fixture.ClientOf(key).FailAsync("ListUsers");

        Assert.Equal(
            $"User: {Account}:user/bounded is not authorized to perform: iam:ListUsers on resource: {Account}:user/ "
                + "because no permissions boundary allows the iam:ListUsers action",
            DenialSentence.Of(error)
        );
    }

    [Fact]
    public async Task A_group_and_an_AWS_managed_policy_give_permissions()
    {
        var key = await fixture.CreateUserAsync("auditor", policy: null);
        await fixture.Root.CallAsync("CreateGroup", new JsonObject { ["GroupName"] = "readers" });
        await fixture.Root.CallAsync(
            "AttachGroupPolicy",
            new JsonObject { ["GroupName"] = "readers", ["PolicyArn"] = "arn:aws:iam::aws:policy/IAMReadOnlyAccess" }
        );
        await fixture.Root.CallAsync(
            "AddUserToGroup",
            new JsonObject { ["GroupName"] = "readers", ["UserName"] = "auditor" }
        );
        var auditor = fixture.ClientOf(key);

        await auditor.CallAsync("GetAccountAuthorizationDetails");

        Assert.Equal(
            "AccessDenied",
            (await auditor.FailAsync("CreateUser", new JsonObject { ["UserName"] = "x" })).Code
        );
    }

    [Fact]
    public async Task A_policy_variable_stands_for_the_caller()
    {
        const string OwnKeysOnly = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:ListAccessKeys",
             "Resource":"arn:aws:iam::123456789012:user/${aws:username}"}}
            """;
        var key = await fixture.CreateUserAsync("self-service", OwnKeysOnly);
        var user = fixture.ClientOf(key);

        var own = await user.CallAsync("ListAccessKeys");

        Assert.Equal(1, own.GetProperty("AccessKeyMetadata").GetArrayLength());
        var error = await user.FailAsync("ListAccessKeys", new JsonObject { ["UserName"] = "alice" });
        Assert.Equal("AccessDenied", error.Code);
    }

    [Fact]
    public async Task A_tag_in_the_request_decides_where_a_condition_asks_for_it()
    {
        const string OnlyTeamWeb = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["iam:CreateUser","iam:TagUser"],"Resource":"*",
             "Condition":{"StringEquals":{"aws:RequestTag/team":"web"}}}}
            """;
        var user = fixture.ClientOf(await fixture.CreateUserAsync("team-web", OnlyTeamWeb));
        static JsonObject New(string name, string team) =>
            new()
            {
                ["UserName"] = name,
                ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "team", ["Value"] = team }),
            };

        await user.CallAsync("CreateUser", New("of-web", "web"));

        Assert.Equal("AccessDenied", (await user.FailAsync("CreateUser", New("of-data", "data"))).Code);
    }

    [Fact]
    public async Task Who_puts_a_role_into_an_instance_profile_must_be_allowed_to_pass_it()
    {
        var key = await fixture.CreateUserAsync("no-pass", LabFixture.Allow("iam:AddRoleToInstanceProfile"));
        await fixture.Root.CallAsync("CreateInstanceProfile", new JsonObject { ["InstanceProfileName"] = "passing" });

        var error = await fixture
            .ClientOf(key)
            .FailAsync(
                "AddRoleToInstanceProfile",
                new JsonObject { ["InstanceProfileName"] = "passing", ["RoleName"] = "bastion" }
            );

        Assert.Equal(
            $"User: {Account}:user/no-pass is not authorized to perform: iam:PassRole on resource: {Account}:role/bastion "
                + "because no identity-based policy allows the iam:PassRole action",
            DenialSentence.Of(error)
        );
    }
}
