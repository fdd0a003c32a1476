using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Lab.Sts.Messages;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli;

public sealed class ExplainDeniedTests(OrganizationLab organization) : IClassFixture<OrganizationLab>
{
    private const string Subject =
        "User: arn:aws:iam::123456789012:user/jane is not authorized to perform: iam:GetUser on resource: arn:aws:iam::123456789012:user/bob ";

    [Theory]
    [InlineData("because no identity-based policy allows the iam:GetUser action", "identity", true, "allowForIdentity")]
    [InlineData("", null, true, "allowForIdentity")]
    [InlineData(
        "because no resource-based policy allows the iam:GetUser action",
        "resource",
        false,
        "changeResourcePolicy"
    )]
    [InlineData(
        "because no permissions boundary allows the iam:GetUser action",
        "permissionsBoundary",
        false,
        "changePermissionsBoundary"
    )]
    [InlineData("because no session policy allows the iam:GetUser action", "session", false, "changeSessionPolicy")]
    [InlineData(
        "because no service control policy allows the iam:GetUser action",
        "scp",
        false,
        "changeServiceControlPolicy"
    )]
    [InlineData(
        "because no resource control policy allows the iam:GetUser action",
        "rcp",
        false,
        "changeResourceControlPolicy"
    )]
    [InlineData(
        "because no VPC endpoint policy allows the iam:GetUser action",
        "vpcEndpoint",
        false,
        "changeVpcEndpointPolicy"
    )]
    [InlineData("because no role trust policy allows the iam:GetUser action", "trust", false, "changeTrustPolicy")]
    [InlineData("with an explicit deny in an identity-based policy", "identity", false, "changeDeny")]
    [InlineData("with an explicit deny in a resource-based policy", "resource", false, "changeDeny")]
    [InlineData("with an explicit deny in a permissions boundary", "permissionsBoundary", false, "changeDeny")]
    [InlineData("with an explicit deny in a session policy", "session", false, "changeDeny")]
    [InlineData("with an explicit deny in a service control policy", "scp", false, "changeDeny")]
    [InlineData("with an explicit deny in a resource control policy", "rcp", false, "changeDeny")]
    [InlineData("with an explicit deny in a VPC endpoint policy", "vpcEndpoint", false, "changeDeny")]
    [InlineData("with an explicit deny in the role trust policy", "trust", false, "changeDeny")]
    [InlineData("with an explicit deny", null, false, "changeDeny")]
    public async Task Each_kind_of_no_names_its_policy_type_and_an_Allow_is_offered_only_where_it_helps(
        string reason,
        string? type,
        bool canHelp,
        string remedy
    )
    {
        using var cli = new CliProcess();

        var json = await cli.PipeAsync(Subject + reason, "explain-denied", "--output", "json");
        var text = await cli.PipeAsync(Subject + reason, "explain-denied");

        Assert.True(json.ExitCode == 0, json.Error);
        var said = JsonElement.Parse(json.Out);
        Assert.Equal(
            (type, canHelp, remedy),
            (Text(said, "decidedBy"), said.GetProperty("canAllowHelp").GetBoolean(), Text(said, "remedy"))
        );
        Assert.Equal(canHelp ? JsonValueKind.Object : JsonValueKind.Null, said.GetProperty("policy").ValueKind);
        Assert.Equal(canHelp, said.GetProperty("managedPolicies").GetArrayLength() > 0);
        Assert.Equal(canHelp, text.Out.Contains("\"Allow\"", StringComparison.Ordinal));
        Assert.Equal(canHelp, text.Out.Contains("aws iam put-user-policy", StringComparison.Ordinal));
        Assert.StartsWith("DENIED  user jane may not call iam:GetUser", text.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_smallest_policy_is_limited_to_the_resource_and_the_command_works_when_it_is_pasted()
    {
        using var cli = new CliProcess();

        var result = await cli.PipeAsync(
            Subject + "because no identity-based policy allows the iam:GetUser action",
            "explain-denied",
            "--output",
            "json"
        );

        var said = JsonElement.Parse(result.Out);
        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:GetUser","Resource":"arn:aws:iam::123456789012:user/bob"}]}""",
            said.GetProperty("policy").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)
        );
        Assert.StartsWith(
            "aws iam put-user-policy --user-name jane --policy-name",
            Text(said, "command"),
            StringComparison.Ordinal
        );
        Assert.All(
            said.GetProperty("evidence").EnumerateArray(),
            line => Assert.True(Text(line, "source") is { Length: > 0 } || Text(line, "about") is "remedy" or "do")
        );
    }

    [Theory]
    [InlineData("arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Read_0123456789abcdef/jane", "permission set")]
    [InlineData("arn:aws:sts::123456789012:assumed-role/AWSServiceRoleForSupport/x", "AWS service keeps this role")]
    [InlineData("arn:aws:iam::123456789012:root", "no policy can be attached")]
    public async Task Who_cannot_be_given_a_policy_is_told_who_can_help(string principal, string expected)
    {
        using var cli = new CliProcess();
        var message =
            $"User: {principal} is not authorized to perform: iam:GetUser on resource: * because no identity-based policy allows the iam:GetUser action";

        var result = await cli.PipeAsync(message, "explain-denied");

        Assert.Contains(expected, result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Allow\"", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("{{\"Records\":[{{\"eventName\":\"ListUsers\"}},{0}]}}")]
    [InlineData("{{\"Events\":[{{\"CloudTrailEvent\":{1}}}]}}")]
    public async Task A_CloudTrail_event_is_explained_whether_it_stands_alone_or_in_a_file(string form)
    {
        const string Event = """
            {"eventSource":"monitoring.amazonaws.com","eventName":"ListMetrics","errorCode":"AccessDenied","requestID":"r-1",
            "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::123456789012:user/jane"}}
            """;
        using var cli = new CliProcess();
        var input = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            form,
            Event,
            JsonValue.Create(Event).ToJsonString()
        );

        var result = await cli.PipeAsync(input, "explain-denied", "--output", "json");

        Assert.True(result.ExitCode == 0, result.Error);
        var said = JsonElement.Parse(result.Out);
        Assert.Equal("arn:aws:iam::123456789012:user/jane", Text(said, "principal"));
        Assert.Equal("cloudwatch:ListMetrics", said.GetProperty("actions")[0].GetString());
        Assert.Equal("r-1", Text(said, "requestId"));
    }

    [Theory]
    [InlineData("all is well", 1, "That is no denial")]
    [InlineData("{\"eventName\":\"ListUsers\"}", 1, "That is no denial")]
    [InlineData("", 2, "No call was denied yet")]
    public async Task What_is_no_denial_is_one_sentence(string input, int exitCode, string expected)
    {
        using var cli = new CliProcess();

        var result = await cli.PipeAsync(input, "explain-denied");

        Assert.Equal((exitCode, ""), (result.ExitCode, result.Out));
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_call_is_explained_and_what_is_kept_of_it_is_its_owners_alone()
    {
        var key = await organization.Administrator.CreateUserAsync("last-call", policy: null);
        using var cli = CliOf(key);

        var denied = await cli.RunAsync("call", "iam", "list-users");
        var explained = await cli.RunAsync("explain-denied");

        Assert.Equal(3, denied.ExitCode);
        Assert.StartsWith("DENIED  user last-call may not call iam:ListUsers", explained.Out, StringComparison.Ordinal);
        var file = Directory.GetFiles(cli.Home, "last-denial.json", SearchOption.AllDirectories).Single();
        Assert.DoesNotContain(
            key.SecretAccessKey,
            await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task A_snapshot_names_the_statement_that_forbids_it()
    {
        var key = await organization.Administrator.CreateUserAsync(
            "snapshot-deny",
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:*","Resource":"*"},
            {"Sid":"NoRoles","Effect":"Deny","Action":"iam:ListRoles","Resource":"*"}]}
            """
        );
        using var cli = CliOf(key);
        var scan = await cli.RunAsync("scan");
        Assert.True(scan.ExitCode == 0, scan.Error);

        var result = await cli.RunAsync("call", "iam", "list-roles");

        Assert.Contains("statement NoRoles  [snapshot ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Allow\"", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IAM_Toolbox_names_the_statement_of_a_service_control_policy_to_whom_may_ask()
    {
        var member = await organization.InAsync(organization.MemberId);
        var scp = await organization.AttachAsync(
            organization.InnerId,
            "explained",
            """
            {"Version":"2012-10-17","Statement":[{"Sid":"NoGroups","Effect":"Deny","Action":"iam:ListGroups","Resource":"*"}]}
            """
        );
        using var cli = CliOf(
            await member.CreateUserAsync(
                "asks-toolbox",
                LabFixture.Allow("iam:ListGroups", "iam:GetRequestAuthorizationDetails")
            )
        );
        using var silent = CliOf(await member.CreateUserAsync("asks-nothing", LabFixture.Allow("iam:ListGroups")));

        await cli.RunAsync("call", "iam", "list-groups");
        var explained = await cli.RunAsync("explain-denied", "--output", "json");
        await silent.RunAsync("call", "iam", "list-groups");
        var half = await silent.RunAsync("explain-denied");
        await organization.DetachAsync(organization.InnerId, scp);

        var said = JsonElement.Parse(explained.Out);
        var statement = Assert.Single(said.GetProperty("statements").EnumerateArray());
        Assert.Equal(
            ("scp", scp, "NoGroups", "authorizationDetails"),
            (
                Text(statement, "policyType"),
                Text(statement, "policy"),
                Text(statement, "statement"),
                Text(statement, "source")
            )
        );
        Assert.False(said.GetProperty("canAllowHelp").GetBoolean());
        Assert.Contains(scp, half.Out, StringComparison.Ordinal);
        Assert.Contains(
            "may call iam:GetRequestAuthorizationDetails; this identity may not",
            half.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("administrator of the organization", half.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_boundary_that_leaves_an_action_out_is_named_and_no_Allow_is_offered()
    {
        var admin = organization.Administrator;
        var key = await admin.CreateUserAsync("bounded", LabFixture.Allow("*"));
        await admin.CallAsync(
            "CreatePolicy",
            new JsonObject { ["PolicyName"] = "bound", ["PolicyDocument"] = LabFixture.Allow("s3:*") }
        );
        await admin.CallAsync(
            "PutUserPermissionsBoundary",
            new JsonObject
            {
                ["UserName"] = "bounded",
                ["PermissionsBoundary"] = "arn:aws:iam::123456789012:policy/bound",
            }
        );
        using var cli = CliOf(key);

        var result = await cli.RunAsync("call", "iam", "list-users");

        Assert.Contains("No permissions boundary allows it", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Allow\"", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encoded_message_is_decoded_for_whom_may_and_named_as_such_for_others()
    {
        var encoded = AuthorizationMessages.Encode(
            AuthorizationMessage.Write(
                "arn:aws:iam::123456789012:user/jane",
                "ec2:RunInstances",
                "arn:aws:ec2:us-east-1:123456789012:instance/*"
            )
        );
        var message =
            $"You are not authorized to perform this operation. Encoded authorization failure message: {encoded}";
        using var reader = CliOf(
            await organization.Administrator.CreateUserAsync(
                "decodes",
                LabFixture.Allow("sts:DecodeAuthorizationMessage")
            )
        );
        using var other = CliOf(await organization.Administrator.CreateUserAsync("cannot-decode", policy: null));

        var decoded = await reader.PipeAsync(message, "explain-denied");
        var refused = await other.PipeAsync(message, "explain-denied");

        Assert.StartsWith("DENIED  user jane may not call ec2:RunInstances", decoded.Out, StringComparison.Ordinal);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("sts:DecodeAuthorizationMessage", refused.Error, StringComparison.Ordinal);
    }

    private CliProcess CliOf(LabCredentials key)
    {
        var cli = new CliProcess();
        foreach (var (name, value) in organization.Lab.EnvironmentVariablesFor(key))
        {
            cli.With(name, value);
        }

        return cli;
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
