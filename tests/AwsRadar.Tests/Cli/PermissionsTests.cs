using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Tests.Cli.Calling;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli;

public sealed class PermissionsTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    [Theory]
    [InlineData("\"s3:ListAllMyBuckets\"", "for", "call", "s3", "list-buckets")]
    [InlineData("\"lambda:InvokeFunction\"", "for", "call", "lambda", "invoke")]
    [InlineData("\"iam:ListUsers\"", "for", "IAM:listusers")]
    [InlineData("\"arn:aws:s3:::b/k\"", "for", "s3:GetObject", "--resource", "arn:aws:s3:::b/k")]
    [InlineData("\"iam:ListSAMLProviders\"", "for", "scan")]
    public async Task The_policy_for_a_call_a_scan_or_actions_names_exactly_what_is_needed(
        string expected,
        params string[] words
    )
    {
        var result = await InProcess.RunAsync(["permissions", .. words]);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains(expected, result.Out, StringComparison.Ordinal);
        Assert.Equal("2012-10-17", JsonElement.Parse(result.Out).GetProperty("Version").GetString());
    }

    [Theory]
    [InlineData("Name what the permissions are for", "for")]
    [InlineData("`iam:Nothing` is no action", "for", "iam:Nothing")]
    [InlineData("There is no operation `iam list-nothing`", "for", "call", "iam", "list-nothing")]
    [InlineData("takes a service and an operation", "for", "call", "iam")]
    [InlineData("`iam:Nothing` is no action", "managed", "iam:Nothing")]
    [InlineData("`policy` is not an output format", "--output", "policy", "show", "users")]
    public async Task What_cannot_be_understood_is_one_sentence(string expected, params string[] words)
    {
        string[] line = words is ["--output", ..] ? words : ["permissions", .. words];

        var result = await InProcess.RunAsync(line);

        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Actions_are_found_with_their_level_resource_types_and_condition_keys()
    {
        var result = await InProcess.RunAsync("permissions", "search", "iam:pass*", "--output", "json");

        var action = JsonElement.Parse(result.Out)[0];
        Assert.Equal("iam:PassRole", action.GetProperty("action").GetString());
        Assert.Equal("Write", action.GetProperty("accessLevel").GetString());
        Assert.Equal("role*", action.GetProperty("resourceTypes")[0].GetString());
        Assert.Contains(
            "iam:PassedToService",
            action.GetProperty("conditionKeys").ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_policy_is_expanded_by_service_and_access_level_whether_it_is_of_AWS_or_in_a_file()
    {
        using var cli = new CliProcess();
        var file = Path.Combine(cli.Home, "policy.json");
        await File.WriteAllTextAsync(file, LabFixture.Allow("iam:List*"), TestContext.Current.CancellationToken);

        var byName = await InProcess.RunAsync("permissions", "show", "IAMReadOnlyAccess", "--output", "json");
        var byArn = await InProcess.RunAsync(
            "permissions",
            "show",
            "arn:aws:iam::aws:policy/IAMReadOnlyAccess",
            "--output",
            "json"
        );
        var ofFile = await InProcess.RunAsync("permissions", "show", file, "--output", "json");

        Assert.Equal(byName.Out, byArn.Out);
        var levels = JsonElement
            .Parse(byName.Out)
            .EnumerateArray()
            .Select(row => row.GetProperty("accessLevel").GetString());
        Assert.Equal(["List", "Read"], levels);
        var row = JsonElement.Parse(ofFile.Out)[0];
        Assert.Equal("iam", row.GetProperty("service").GetString());
        Assert.Contains("\"ListUsers\"", row.GetProperty("actions").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Managed_policies_come_smallest_first_then_those_for_roles_of_services_then_those_for_tests()
    {
        var result = await InProcess.RunAsync("permissions", "managed", "iam:ListUsers", "--output", "json");

        var rows = JsonElement.Parse(result.Out).EnumerateArray().ToArray();
        var order = rows.Select(row =>
            (
                IsForTests: row.GetProperty("name").GetString()!.Contains("IntegTest", StringComparison.Ordinal),
                IsForServices: row.GetProperty("arn").GetString()!.Contains("/service-role/", StringComparison.Ordinal),
                Others: row.GetProperty("otherActions").GetInt32()
            )
        );
        Assert.Equal(order.Order(), order);
        Assert.Contains(rows, row => row.GetProperty("name").GetString() is "IAMReadOnlyAccess");
        Assert.Contains(rows, row => row.GetProperty("name").GetString() is "AdministratorAccess");
    }

    [Fact]
    public async Task A_list_of_actions_becomes_shorter_and_the_policy_says_what_it_grants_more()
    {
        string[] actions = ["iam:ListUsers", "iam:ListUserTags", "iam:ListUserPolicies"];

        var exact = await InProcess.RunAsync(["permissions", "minimize", .. actions, "--output", "text"]);
        var wider = await InProcess.RunAsync([
            "permissions",
            "minimize",
            .. actions,
            "iam:ListGroups",
            "--allow-more",
            "1000",
            "--output",
            "text",
        ]);

        Assert.Equal("iam:ListU*", exact.Out.Trim());
        Assert.Contains("nothing more is granted", exact.Error, StringComparison.Ordinal);
        Assert.Equal("iam:List*", wider.Out.Trim());
        Assert.Contains("  iam:ListRoles", wider.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_that_may_read_its_policies_is_told_by_them_what_it_lacks()
    {
        var key = await fixture.CreateUserAsync(
            "missing-own",
            LabFixture.Allow(
                "iam:GetUser",
                "iam:ListUserPolicies",
                "iam:GetUserPolicy",
                "iam:ListAttachedUserPolicies",
                "iam:ListGroupsForUser"
            )
        );

        var result = await RunAsync(key, "for", "iam:GetUser", "iam:ListUsers", "--missing", "--output", "json");

        Assert.True(result.ExitCode == 3, result.Error);
        Assert.Equal(["denied iam:ListUsers", "allowed iam:GetUser"], Verdicts(result));
        Assert.Contains("1 allowed, 1 denied, 0 unknown", result.Error, StringComparison.Ordinal);
        Assert.Contains("its own policies", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_boundary_and_a_groups_policy_count_as_the_identitys_own()
    {
        var key = await fixture.CreateUserAsync("missing-boundary", LabFixture.Allow("iam:*"));
        var root = fixture.Root;
        await root.CallAsync(
            "CreatePolicy",
            new JsonObject { ["PolicyName"] = "missing-limit", ["PolicyDocument"] = LabFixture.Allow("iam:*", "s3:*") }
        );
        await root.CallAsync(
            "PutUserPermissionsBoundary",
            new JsonObject
            {
                ["UserName"] = "missing-boundary",
                ["PermissionsBoundary"] = "arn:aws:iam::123456789012:policy/missing-limit",
            }
        );
        await root.CallAsync("CreateGroup", new JsonObject { ["GroupName"] = "missing-group" });
        await root.CallAsync(
            "PutGroupPolicy",
            new JsonObject
            {
                ["GroupName"] = "missing-group",
                ["PolicyName"] = "more",
                ["PolicyDocument"] = LabFixture.Allow("s3:ListAllMyBuckets", "sqs:ListQueues"),
            }
        );
        await root.CallAsync(
            "AddUserToGroup",
            new JsonObject { ["GroupName"] = "missing-group", ["UserName"] = "missing-boundary" }
        );

        var result = await RunAsync(
            key,
            "for",
            "s3:ListAllMyBuckets",
            "sqs:ListQueues",
            "--missing",
            "--output",
            "json"
        );

        Assert.Equal(["denied sqs:ListQueues", "allowed s3:ListAllMyBuckets"], Verdicts(result));
    }

    [Fact]
    public async Task An_identity_that_may_only_simulate_is_told_by_the_simulator()
    {
        var key = await fixture.CreateUserAsync("missing-simulator", LabFixture.Allow("iam:SimulatePrincipalPolicy"));

        var result = await RunAsync(
            key,
            "for",
            "iam:ListUsers",
            "iam:SimulatePrincipalPolicy",
            "--missing",
            "--output",
            "json"
        );

        Assert.Equal(["denied iam:ListUsers", "allowed iam:SimulatePrincipalPolicy"], Verdicts(result));
        Assert.Contains("the policy simulator", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_tells_is_unknown_until_it_is_tried_and_only_reading_is_tried()
    {
        var key = await fixture.CreateUserAsync(
            "missing-trial",
            LabFixture.Allow("iam:ListUsers", "iam:CreateAccountAlias")
        );
        string[] actions = ["iam:ListUsers", "iam:ListRoles", "iam:CreateAccountAlias"];

        var untried = await RunAsync(key, ["for", .. actions, "--missing", "--output", "json"]);
        var tried = await RunAsync(key, ["for", .. actions, "--missing", "--try", "--output", "json"]);
        var policy = await RunAsync(key, ["for", .. actions, "--missing", "--try", "--output", "policy"]);

        Assert.Equal(4, untried.ExitCode);
        Assert.All(Verdicts(untried), verdict => Assert.StartsWith("unknown", verdict, StringComparison.Ordinal));
        Assert.Contains("iam:GetUser is denied", untried.Out, StringComparison.Ordinal);
        Assert.Equal(
            ["denied iam:ListRoles", "unknown iam:CreateAccountAlias", "allowed iam:ListUsers"],
            Verdicts(tried)
        );
        Assert.Equal(3, tried.ExitCode);
        Assert.DoesNotContain("ListUsers", policy.Out, StringComparison.Ordinal);
        Assert.Contains("iam:ListRoles", policy.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_for_a_scan_is_a_policy_that_makes_the_scan_complete()
    {
        var key = await fixture.CreateUserAsync(
            "missing-scan",
            LabFixture.Allow("iam:SimulatePrincipalPolicy", "iam:ListUsers", "iam:ListRoles")
        );

        var missing = await RunAsync(key, "--missing", "--output", "policy");
        await fixture.Root.CallAsync(
            "PutUserPolicy",
            new JsonObject
            {
                ["UserName"] = "missing-scan",
                ["PolicyName"] = "more",
                ["PolicyDocument"] = missing.Out,
            }
        );
        using var cli = CliOf(key);
        var scan = await cli.RunAsync("scan");

        Assert.Contains("nothing: every call that the scan planned was answered", scan.Error, StringComparison.Ordinal);
    }

    private async Task<CliResult> RunAsync(LabCredentials key, params string[] words)
    {
        using var cli = CliOf(key);
        return await cli.RunAsync(["permissions", .. words]);
    }

    private CliProcess CliOf(LabCredentials key)
    {
        var cli = new CliProcess();
        foreach (var (name, value) in fixture.Lab.EnvironmentVariablesFor(key))
        {
            cli.With(name, value);
        }

        return cli;
    }

    private static IEnumerable<string> Verdicts(CliResult result) =>
        JsonElement
            .Parse(result.Out)
            .EnumerateArray()
            .Select(check => $"{check.GetProperty("verdict").GetString()} {check.GetProperty("action").GetString()}");
}
