using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli.Explaining;

/// <summary>
/// Real denials of a real lab by each policy type that it has. Two it cannot give: by a VPC endpoint's policy, because it is on no
/// network, and by a resource control policy that leaves something out, because AWS's own, which allows everything, cannot be
/// detached (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html).
/// <see cref="ExplainDeniedTests"/> has these by AWS's words.
/// </summary>
public sealed class DeniedByEachPolicyTypeTests(DeniedLab lab) : IClassFixture<DeniedLab>
{
    private static readonly string[] Coach = ["--coach", "--admin-profile", "admin", "--yes"];

    public static TheoryData<string> Cases => [.. DeniedCase.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_policy_type_and_the_statement_are_named_and_no_useless_Allow_is_offered(string name)
    {
        var one = DeniedCase.All.Single(each => each.Name == name);
        var id = $"case-{DeniedCase.All.TakeWhile(each => each.Name != name).Count()}";
        using var cli = await ProgramAsync(one, id);
        var call = one.Call.Select(word => word is "ROLE" ? $"arn:aws:iam::{DeniedLab.Member}:role/{id}" : word);
        await using var bound = await BindAsync(one);
        await ScanAsync(cli, one);

        var coached = await cli.RunAsync(["call", .. call, "--profile", "denied", .. Coach]);
        var json = await cli.RunAsync("explain-denied", "--output", "json", "--profile", "denied");

        Assert.Equal((3, ""), (coached.ExitCode, coached.Out));
        Assert.True(json.ExitCode == 0, json.Error);
        var said = JsonElement.Parse(json.Out);
        Assert.Equal(
            (one.DecidedBy, one.Remedy, one.Statement is not null),
            (Text(said, "decidedBy"), Text(said, "remedy"), said.GetProperty("isExplicitDeny").GetBoolean())
        );
        var statements = said.GetProperty("statements").EnumerateArray().ToArray();
        Assert.Equal(one.Statement is null ? 0 : 1, statements.Length);
        Assert.All(
            statements,
            statement =>
                Assert.Equal(
                    (one.DecidedBy, one.Statement, one.Source),
                    (Text(statement, "policyType"), Text(statement, "statement"), Text(statement, "source"))
                )
        );
        Assert.False(said.GetProperty("canAllowHelp").GetBoolean());
        Assert.Equal(
            (JsonValueKind.Null, JsonValueKind.Null, 0),
            (
                said.GetProperty("policy").ValueKind,
                said.GetProperty("command").ValueKind,
                said.GetProperty("managedPolicies").GetArrayLength()
            )
        );
        Assert.DoesNotContain("\"Allow\"", coached.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("added", coached.Error, StringComparison.Ordinal);
        Assert.Equal("NoSuchEntity", await AddedAsync(one, id));
    }

    /// <summary>Who is denied: a user, or a session of a role; with all permissions unless the case says otherwise.</summary>
    private async Task<CliProcess> ProgramAsync(DeniedCase one, string id)
    {
        var key = await lab.Root.CreateUserAsync(id, one.Policy("identity") ?? LabFixture.Allow("*"));
        var trust =
            one.Policy("trust")
            ?? $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{DeniedLab.Member}}"},"Action":"sts:AssumeRole"}]}""";
        await lab.Root.CallAsync(
            "CreateRole",
            new JsonObject { ["RoleName"] = id, ["AssumeRolePolicyDocument"] = trust }
        );
        await lab.Root.CallAsync(
            "PutRolePolicy",
            new JsonObject
            {
                ["RoleName"] = id,
                ["PolicyName"] = "test",
                ["PolicyDocument"] = LabFixture.Allow("*"),
            }
        );
        if (one.Policy("boundary") is { } boundary)
        {
            var made = await lab.Root.CallAsync(
                "CreatePolicy",
                new JsonObject { ["PolicyName"] = id, ["PolicyDocument"] = boundary }
            );
            await lab.Root.CallAsync(
                "PutUserPermissionsBoundary",
                new JsonObject
                {
                    ["UserName"] = id,
                    ["PermissionsBoundary"] = made.GetProperty("Policy").GetProperty("Arn").GetString(),
                }
            );
        }

        var cli = new CliProcess().With("AWS_ENDPOINT_URL", lab.Lab.Endpoint.GetLeftPart(UriPartial.Authority));
        Directory.CreateDirectory(Path.Combine(cli.Home, ".aws"));
        string[] profiles =
        [
            Profile("admin", lab.Administrator),
            Profile("manager", lab.Manager),
            one.Policy("session") is { } session ? await SessionAsync(key, id, session) : Profile("denied", key),
        ];
        await File.WriteAllTextAsync(
            Path.Combine(cli.Home, ".aws", "credentials"),
            string.Concat(profiles),
            TestContext.Current.CancellationToken
        );
        return cli.With("AWS_REGION", "us-east-1");
    }

    private async Task<string> SessionAsync(LabCredentials user, string role, string policy)
    {
        var session = await new LabClient(lab.Lab.Endpoint, user).Sts.CallAsync(
            "AssumeRole",
            new JsonObject
            {
                ["RoleArn"] = $"arn:aws:iam::{DeniedLab.Member}:role/{role}",
                ["RoleSessionName"] = "test",
                ["Policy"] = policy,
            }
        );
        var key = session.GetProperty("Credentials");
        return Profile("denied", new LabCredentials(Text(key, "AccessKeyId")!, Text(key, "SecretAccessKey")!))
            + $"aws_session_token = {Text(key, "SessionToken")}\n";
    }

    private async Task<IAsyncDisposable?> BindAsync(DeniedCase one) =>
        one.Policy("scp") is { } scp ? await lab.BindAsync("SERVICE_CONTROL_POLICY", scp, isAlone: false)
        : one.Policy("scpAlone") is { } alone ? await lab.BindAsync("SERVICE_CONTROL_POLICY", alone, isAlone: true)
        : one.Policy("rcp") is { } rcp ? await lab.BindAsync("RESOURCE_CONTROL_POLICY", rcp, isAlone: false)
        : null;

    /// <summary>Snapshots of the member's account, and of the one that manages the organization's policies, where a snapshot is what tells the statement.</summary>
    private static async Task ScanAsync(CliProcess cli, DeniedCase one)
    {
        if (one.Source is "snapshot")
        {
            var service = one.Call[0] is "s3" or "sqs" or "kms" ? one.Call[0] : "iam";
            if (one.DecidedBy is "scp" or "rcp")
            {
                await cli.RunAsync("scan", "--profile", "manager");
            }

            await cli.RunAsync("scan", "--profile", "admin", "--services", service, "--regions", "us-east-1");
        }
    }

    /// <summary>Why the coach's policy cannot be read.</summary>
    private async Task<string> AddedAsync(DeniedCase one, string id)
    {
        var kind = one.Policy("session") is null ? "User" : "Role";
        var error = await lab.Root.FailAsync(
            $"Get{kind}Policy",
            new JsonObject { [$"{kind}Name"] = id, ["PolicyName"] = "aws_radar_coach" }
        );
        return error.Code;
    }

    private static string Profile(string name, LabCredentials key) =>
        $"[{name}]\naws_access_key_id = {key.AccessKeyId}\naws_secret_access_key = {key.SecretAccessKey}\n";

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
